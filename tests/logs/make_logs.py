#!/usr/bin/env python3
"""Makes the logs of this folder that programs print: runs the failing suites below suites/ with real test runners.

Each log is written beside this script, with the JUnit report of the same run where one is asked for. What changes from run to run or
names the machine (folders, addresses, process ids, times) is replaced, so that a second run with the same versions changes nothing.
The expected summaries (<name>.expected.json) are written by people and never touched here; logs that no entry of CASES names are
composed by hand, or come from a run on another machine.

Needs python3 with pytest, pytest-xdist and pytest-timeout (Debian: python3-pytest python3-pytest-xdist python3-pytest-timeout).
usage: make_logs.py [--python=PYTHON] [name ...]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = "/repo"
PYTEST = "-m pytest -p no:cacheprovider"


@dataclass(frozen=True)
class Case:
    name: str
    arguments: str
    junit: bool = False
    shell: bool = False  # run by "bash -c", so that the shell tells of signals


CASES = [
    *(Case(f"mixed-tb-{style}", f"{PYTEST} --tb={style} mixed") for style in ("auto", "long", "short", "line", "native", "no")),
    Case("mixed-verbose-live", f"{PYTEST} -v -s mixed"),
    Case("mixed-rA", f"{PYTEST} -rA mixed"),
    Case("mixed-rN", f"{PYTEST} -rN mixed"),
    Case("mixed-rN-tb-no", f"{PYTEST} -q -rN --tb=no mixed"),
    Case("mixed-xdist", f"{PYTEST} -n2 -v mixed"),
    Case("mixed-xdist-quiet", f"{PYTEST} -n2 -q mixed"),
    Case("mixed-colour", f"{PYTEST} --color=yes --tb=short mixed"),
    Case("mixed-junit", f"{PYTEST} mixed", junit=True),
    Case("mixed-junit-silent-log", f"{PYTEST} -q -rN --tb=no mixed", junit=True),
    Case("mixed-first-failure", f"{PYTEST} -x mixed"),
    Case("collection", f"{PYTEST} collection"),
    Case("collection-junit", f"{PYTEST} collection", junit=True),
    Case("collection-short", f"{PYTEST} -q --tb=short --continue-on-collection-errors collection"),
    Case("conftest", f"{PYTEST} broken_conftest"),
    Case("usage-no-such-file", f"{PYTEST} no_such_folder"),
    Case("nothing-collected", f"{PYTEST} mixed -k nothing_is_called_so"),
    Case("flakes", f"{PYTEST} --tb=short flakes"),
    Case("flakes-junit", f"{PYTEST} --tb=short flakes", junit=True),
    Case("flakes-without-reports", f"{PYTEST} --tb=no flakes"),
    Case("noise", f"{PYTEST} --tb=short noise"),
    Case("noise-live", f"{PYTEST} -v -s --tb=short noise"),
    Case("noise-junit", f"{PYTEST} --tb=short noise -o junit_logging=all", junit=True),
    Case("crash-segfault", f"{PYTEST} -v crash -k segfault", shell=True),
    Case("crash-killed", f"{PYTEST} -v crash -k 'before or killed'", shell=True),
    Case("crash-aborts", f"{PYTEST} -q crash -k aborts", shell=True),
    Case("crash-leaves", f"{PYTEST} -v crash -k leaves"),
    Case("crash-xdist", f"{PYTEST} -n1 crash"),
    Case("crash-xdist-junit", f"{PYTEST} -n1 crash", junit=True),
    Case("timeout-signal", f"{PYTEST} --timeout=0.5 --timeout-method=signal slow"),
    Case("timeout-thread", f"{PYTEST} -v --timeout=0.5 --timeout-method=thread slow"),
    Case("timeout-thread-quiet", f"{PYTEST} -q --timeout=0.5 --timeout-method=thread slow"),
    Case("unit", "-m unittest unit.test_unit"),
    Case("unit-verbose", "-m unittest -v unit.test_unit"),
    Case("unit-missing-module", "-m unittest unit.test_gone"),
    Case("script-chained", "-m scripts.chained"),
    Case("script-grouped", "-m scripts.grouped"),
    Case("script-quoting", "-m scripts.quoting"),
    Case("script-quoting-plainly", "-m scripts.quoting_plainly"),
    Case("script-deep", "-m scripts.deep"),
    Case("script-threads", "-m scripts.threads"),
    Case("script-optimised", "-X dev -m scripts.chained"),
    *(Case(f"workers-{kind.replace(' ', '-')}", f"-m scripts.workers {kind}") for kind in ("well old", "logged logged", "memory", "recovers", "silent", "killed")),
    Case("workers-suite", f"{PYTEST} -v -s --tb=short scripts"),
    Case("workers-suite-captured", f"{PYTEST} scripts"),
    Case("workers-suite-junit", f"{PYTEST} -q --tb=short scripts", junit=True),
    Case("long", f"{PYTEST} --tb=no long"),
    Case("long-tb-short", f"{PYTEST} --tb=short long"),
    Case("long-tb-line", f"{PYTEST} --tb=line long"),
    Case("wide", f"{PYTEST} -v -s wide"),
    *(Case(f"network-tb-{style}", f"{PYTEST} --tb={style} network") for style in ("auto", "short", "native")),
    Case("children", f"{PYTEST} children"),
    Case("children-live", f"{PYTEST} -v -s children"),
    Case("doctests", f"{PYTEST} --doctest-modules doctested/maths.py"),
    Case("compile", "-m compileall -q broken_sources"),
    Case("compile-listing", "-m compileall broken_sources"),
]

# Files that no editor and no repository should have to hold as they are.
SOURCES = {
    "latin.py": b'text = "caf\xe9"\n',
    "zero.py": b"value = 1\0\n",
    "coding.py": b"# -*- coding: no-such-coding -*-\nvalue = 1\n",
    "colon.py": b"def f(:\n    pass\n",
    "indent.py": b"def f():\nreturn 1\n",
    "well.py": b"value = 1\n",
}


def scrub(text: str, folder: Path, python: str) -> str:
    text = text.replace(str(folder), ROOT).replace(str(folder.resolve()), ROOT)
    text = re.sub(re.escape(python) + r"\b", "/usr/bin/python3", text)
    text = re.sub(r"\b0x[0-9a-f]{6,}", "0x7f0000000000", text)
    text = re.sub(r"(Stack of \w+ )\(\d+\)", r"\1(140000000000000)", text)
    text = re.sub(r"\b(in|after) \d+\.\d+s\b", r"\1 0.10s", text)
    text = re.sub(r"\d+\.\d+s (call|setup|teardown)", r"0.10s \1", text)
    text = re.sub(r"(line \d+: +)\d+( \w)", r"\g<1>4321\2", text)
    text = re.sub(r' time="[\d.]+"', ' time="0.100"', text)
    text = re.sub(r'timestamp="[^"]+"', 'timestamp="2026-01-02T03:04:05.000000"', text)
    text = re.sub(r'hostname="[^"]+"', 'hostname="runner"', text)
    text = re.sub(r"(127\.0\.0\.1', |(?:localhost|127\.0\.0\.1):)\d+", r"\g<1>4321", text)
    text = re.sub(r"\b(port = |pid=|parent=|fd=)\d+", r"\g<1>4321", text)
    return re.sub(r"/tmp/pytest-of-\w+/", "/tmp/pytest-of-runner/", text)


def make(case: Case, folder: Path, python: str) -> None:
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", "COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "",
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": str(folder),
    }
    del environment["NO_COLOR"]
    report = folder / "report.xml"
    report.unlink(missing_ok=True)
    line = f"{python} {case.arguments}" + (f" --junitxml={report}" if case.junit else "")
    # A program of its own after the tests keeps bash from replacing itself by python.
    command = ["bash", "-c", f"{line}; echo \"ended with $?\""] if case.shell else ["bash", "-c", f"exec {line}"]
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
    text = scrub(done.stdout.decode("utf-8", "surrogateescape"), folder, python)
    (HERE / f"{case.name}.log").write_bytes(text.encode("utf-8", "surrogateescape"))
    if case.junit:
        (HERE / f"{case.name}.xml").write_text(scrub(report.read_text("utf-8"), folder, python), "utf-8")
    print(f"{case.name}: exit code {done.returncode}, {len(text)} characters")


def main() -> None:
    options = [argument for argument in sys.argv[1:] if argument.startswith("--python=")]
    names = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    python = options[-1].split("=", 1)[1] if options else sys.executable
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "repo"
        shutil.copytree(HERE / "suites", folder)
        sources = folder / "broken_sources"
        sources.mkdir()
        for name, content in SOURCES.items():
            (sources / name).write_bytes(content)
        for case in CASES:
            if not names or case.name in names:
                make(case, folder, python)


if __name__ == "__main__":
    main()
