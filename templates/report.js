"use strict";
(() => {
  const steps = [...document.querySelectorAll("details.step")];
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const texts = new Map();
  const memory = {
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* a browser that keeps nothing still shows the page */ } },
  };

  const textOf = step => {
    if (!texts.has(step)) {
      texts.set(step, step.textContent.toLowerCase());
    }
    return texts.get(step);
  };

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word !== "");
    let shown = 0;
    for (const step of steps) {
      step.hidden = !words.every(word => textOf(step).includes(word));
      shown += step.hidden ? 0 : 1;
    }
    found.textContent = words.length === 0 ? "" : `${shown} of ${steps.length} steps`;
    memory.set("search", search.value);
  };

  const setTheme = theme => {
    document.documentElement.dataset.theme = theme;
    memory.set("theme", theme);
  };

  const switchTheme = () => {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    setTheme(dark ? "light" : "dark");
  };

  const openAll = open => steps.filter(step => !step.hidden).forEach(step => { step.open = open; });

  const move = by => {
    const shown = steps.filter(step => !step.hidden);
    const at = shown.findIndex(step => step.contains(document.activeElement));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by))];
    next?.querySelector("summary").focus();
  };

  // Every line of every edit as an element of its own would take longer to load than the rest of the page.
  const colour = diff => {
    if (diff.dataset.coloured) {
      return;
    }
    diff.dataset.coloured = "true";
    let inHunk = false;
    const lines = diff.textContent.split("\n").map(text => {
      inHunk = text.startsWith("@@ ") || (inHunk && !text.startsWith("diff --git "));
      const line = document.createElement("span");
      line.className = inHunk ? { "@": "hunk", "+": "added", "-": "removed" }[text[0]] ?? "same" : "head";
      line.textContent = text;
      return line;
    });
    diff.replaceChildren(...lines.flatMap(line => [line, "\n"]));
  };

  const openTarget = () => {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (target?.matches("details.step")) {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  };

  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input");
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) {
      return;
    }
    const keys = {
      "/": () => search?.focus(),
      j: () => move(1),
      k: () => move(-1),
      a: () => openAll(!steps.every(step => step.hidden || step.open)),
      t: switchTheme,
      Escape: () => { if (typing) { search.value = ""; filter(); search.blur(); } },
    };
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  if (search) {
    search.addEventListener("input", filter);
    document.getElementById("open-all").addEventListener("click", () => openAll(true));
    document.getElementById("close-all").addEventListener("click", () => openAll(false));
    document.getElementById("theme").addEventListener("click", switchTheme);
  }
  document.addEventListener("toggle", event => {
    if (event.target.matches("details.patch")) {
      colour(event.target.querySelector(".diff"));
    }
  }, true);
  document.querySelectorAll("details.patch[open] .diff").forEach(colour);
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", () => openAll(true));

  const theme = memory.get("theme");
  if (theme) {
    setTheme(theme);
  }

  if (document.body.dataset.live === "true") {
    // What was open, and what was searched for, is the same after the page has loaded itself anew.
    const open = new Set((memory.get("open") ?? "").split(" "));
    steps.forEach(step => { step.open ||= open.has(step.id); });
    if (search && memory.get("search")) {
      search.value = memory.get("search");
      filter();
    }
    const follow = document.getElementById("follow");
    const pressed = memory.get("follow") !== "false";
    follow.setAttribute("aria-pressed", String(pressed));
    follow.addEventListener("click", () => {
      const next = follow.getAttribute("aria-pressed") !== "true";
      follow.setAttribute("aria-pressed", String(next));
      memory.set("follow", String(next));
    });
    setInterval(() => {
      if (follow.getAttribute("aria-pressed") === "true" && document.activeElement !== search && !document.hidden) {
        memory.set("open", steps.filter(step => step.open).map(step => step.id).join(" "));
        location.reload();
      }
    }, 30000);
  }
  openTarget();
})();
