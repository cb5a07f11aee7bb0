"""Runs coding agents, as reference/adapters.md sets them up, against a stand-in of their model, and says of each what came of it.

    try_agents.py HOST FOLDER claude=/path/to/claude codex=/path/to/codex gemini=/path/to/gemini opencode=/path/to/opencode

HOST is the host's program or its .dll; FOLDER a folder that does not exist yet, outside of the system's temp folder (Gemini CLI and Codex refuse to be
set up there). Each agent gets a pair of repositories of its own and is run by --target=Sync: the request, questions to --target=Serve, an edit, the check,
the commit. Nothing is sent to anybody but the stand-in, which listens on this machine.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PORT = 18437
BEFORE = "def schedule(tasks, limit):\n    return tasks[:limit]\n\n\nclass Runner:\n    def run(self, tasks):\n        return schedule(tasks, 3)\n"
AFTER = BEFORE.replace("limit)", "limit, *, owner)").replace("return tasks[:limit]", "return [(owner, task) for task in tasks[:limit]]").replace("3)", "3, owner=self)")
OWN = "from host.core import Runner, schedule\n\n\nclass Mine(Runner):\n    def run(self, tasks):\n        return schedule(tasks, 4)\n"
EDITED = OWN.replace("        return schedule(tasks, 4)\n", '        if host_version_is("1.0.0"):\n            return schedule(tasks, 4)\n        else:\n            return schedule(tasks, 4, owner=self)\n')


def git(folder, *words):
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, text=True).stdout.strip()


def commit(folder, subject, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", subject)
    return git(folder, "rev-parse", "HEAD")


def settings_of(agent):
    """The command of the page, with the stand-in's address in it."""
    page = (HERE.parent.parent / "reference" / "adapters.md").read_text()
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.S) if '"commandAdapter"' in block]
    found = next(block["commandAdapter"] for block in blocks if agent in block["commandAdapter"]["command"])
    return {**found, "timeoutMinutes": 3}


def point_to_stand_in(agent, program, settings, home):
    """What a user has in their own settings: where the model is, and the key."""
    words = [program if word == agent else word for word in settings["command"]]
    address = f"http://127.0.0.1:{PORT}"
    variables = {"HOME": str(home), "USER": "agent", "TERM": "xterm", "LANG": "C.UTF-8"}
    if agent == "claude":
        variables |= {"ANTHROPIC_API_KEY": "x", "ANTHROPIC_BASE_URL": address, "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1"}
    elif agent == "codex":
        folder = home / ".codex"
        folder.mkdir()
        (folder / "config.toml").write_text(f'model = "stand-in"\nmodel_provider = "stand"\n[model_providers.stand]\nname = "stand"\nbase_url = "{address}/v1"\nenv_key = "OPENAI_API_KEY"\nwire_api = "responses"\n')
        variables |= {"OPENAI_API_KEY": "x"}
    elif agent == "gemini":
        folder = home / ".gemini"
        folder.mkdir()
        (folder / "settings.json").write_text(json.dumps({"security": {"auth": {"selectedType": "gemini-api-key"}}, "privacy": {"usageStatisticsEnabled": False}, "general": {"disableAutoUpdate": True}}))
        variables |= {"GEMINI_API_KEY": "x", "GOOGLE_GEMINI_BASE_URL": address}
    else:
        folder = home / ".config" / "opencode"
        folder.mkdir(parents=True)
        (folder / "opencode.json").write_text(json.dumps({
            "autoupdate": False, "share": "disabled", "model": "stand/stand-in", "small_model": "stand/stand-in",
            "provider": {"stand": {"npm": "@ai-sdk/openai-compatible", "name": "Stand", "options": {"baseURL": f"{address}/v1", "apiKey": "x"}, "models": {"stand-in": {"name": "Stand in"}}}}}))
        variables |= {"OPENCODE_DISABLE_MODELS_FETCH": "1"}
    return {**settings, "command": words, "environment": ["PATH", *variables]}, variables


def run(agent, program, host, folder):
    root = folder / agent
    upstream, downstream, home = root / "upstream", root / "downstream", root / "home"
    for path in (upstream, downstream, home):
        path.mkdir(parents=True)
    for path in (upstream, downstream):
        git(path, "init", "--quiet", "-b", "main")
        git(path, "config", "user.name", "Tester")
        git(path, "config", "user.email", "tester@example.org")
    start = commit(upstream, "Schedule", {"host/core.py": BEFORE})
    git(upstream, "tag", "v1.0.0")
    settings, variables = point_to_stand_in(agent, program, settings_of(agent), home)
    configuration = {
        "layout": {"upstreamPackage": "host", "downstreamPackage": "plugin"},
        "pin": [{"file": "PIN", "pattern": "^commit: (?<value>[0-9a-f]{40})$"}],
        "release": [{"file": "PIN", "pattern": "^tag: (?<value>.+)$"}],
        "suites": [{"name": "unit", "command": ["true"]}],
        "versionGuard": {"function": "host_version_is"},
        "adapter": "command",
        "commandAdapter": settings,
    }
    (downstream / "PIN").write_text(f"commit: {start}\ntag: v1.0.0\n")
    (downstream / "main2main.json").write_text(json.dumps(configuration))
    commit(downstream, "Use it", {"plugin/code.py": OWN})
    commit(upstream, "Give each task an owner (#12)", {"host/core.py": AFTER})
    script, notes = root / "script.json", root / "notes.jsonl"
    script.write_text(json.dumps({"name": "host.core.schedule", "file": str(downstream / "plugin" / "code.py"), "content": EDITED}))
    stand_in = subprocess.Popen([sys.executable, str(HERE / "model_stand_in.py"), str(PORT), str(script), str(notes)], stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        command = ["dotnet", host] if host.endswith(".dll") else [host]
        words = ["--target=Sync", f"--upstream={upstream}", f"--downstream={downstream}", f"--workspace={root / 'workspace'}"]
        ended = subprocess.run([*command, *words], env={**os.environ, **variables}, capture_output=True, text=True, timeout=300, check=False)
    finally:
        stand_in.terminate()
        stand_in.wait()
    return report(agent, ended, root, notes)


def report(agent, ended, root, notes):
    turns = [json.loads(line) for line in notes.read_text().splitlines()] if notes.exists() else []
    result = root / "workspace" / "steps" / "step-1" / "adapt" / "result.json"
    turn = json.loads(result.read_text())["turns"][0] if result.exists() else {}
    kept = git(root / "downstream", "show", "HEAD:plugin/code.py") == EDITED.strip()
    print(f"{agent}: host ended with {ended.returncode}; {turn.get('message', ended.stderr.strip()[:300])}")
    print(f"  called: {', '.join(str(one['call']) for one in turns if one.get('call')) or 'nothing'}")
    print(f"  edit committed: {kept}; violations: {turn.get('violations')}; cost: {json.dumps(turn.get('cost'))}")
    return ended.returncode == 0 and kept and not turn.get("violations")


def main(host, folder, *agents):
    root = Path(folder)
    root.mkdir(parents=True)
    good = [run(*entry.split("=", 1), host, root) for entry in agents]
    if all(good):
        shutil.rmtree(root)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
