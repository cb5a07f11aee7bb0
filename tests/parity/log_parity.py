#!/usr/bin/env python3
"""Compares SummarizeLog of this project with the playbook's ci_log_summary.py over the corpus of logs.

For each log both run on the same text. The script knows only tests below tests/, so the corpus's own folders are renamed to lie there,
for both. Root causes are compared by the last part of the type and the beginning of the message, since the script cuts messages at
quotes and line ends. A row tells, for each log that differs, what only one of the two finds and what they put into different
categories; a JUnit report beside a log is left out, since the script cannot read one.

The script needs python3-regex. Nothing is written but in a temporary folder. Exit code 1 when the script finds a code bug that this
project finds neither as a code bug nor as another root cause of the same tests.

usage: log_parity.py --script=ci_log_summary.py --host=build.sh [--logs=FOLDER] [--python=PYTHON] [name ...]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUITES = sorted((path.name for path in (HERE.parent / "logs" / "suites").iterdir() if path.is_dir()), key=len, reverse=True)
OWN_FOLDER = re.compile(rb"(?<![\w/])((?:" + "|".join(SUITES).encode() + rb"|q)/\w+\.py)")
SAME_WORDS = 40


@dataclass(frozen=True)
class Cause:
    kind: str
    message: str
    category: str
    tests: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.rsplit(".", 1)[-1], re.sub(r"\W+", " ", self.message.replace("\\n", " ")).strip()[:SAME_WORDS]

    def __str__(self) -> str:
        return f"{'bug' if self.category == 'Code Bug' else 'flake'} {self.kind}: {self.message[:90]}"


@dataclass
class Row:
    name: str
    theirs: list[Cause]
    ours: list[Cause]
    cases: tuple[set[str], set[str]]
    lost: list[Cause] = field(default_factory=list)

    def compare(self) -> list[str]:
        lines: list[str] = []
        known = {cause.key: cause for cause in self.ours}
        explained = {test for cause in self.ours for test in cause.tests}
        for cause in self.theirs:
            same = known.get(cause.key)
            if same is None:
                replaced = bool(cause.tests) and set(cause.tests) <= explained
                lines.append(f"only the script{' (its tests have another cause in ours)' if replaced else ''}: {cause}")
                if cause.category == "Code Bug" and not replaced:
                    self.lost.append(cause)
            elif same.category != cause.category:
                lines.append(f"category: the script {cause.category}, ours {same.category}: {cause}")
        theirs = {cause.key for cause in self.theirs}
        lines += [f"only ours: {cause}" for cause in self.ours if cause.key not in theirs]
        for title, tests in (("only the script calls failed", self.cases[0] - self.cases[1]), ("only ours calls failed", self.cases[1] - self.cases[0])):
            if tests:
                lines.append(f"{title}: {', '.join(sorted(tests)[:4])}{' ...' if len(tests) > 4 else ''}")
        return lines


def read(summary: dict) -> list[Cause]:
    return [
        Cause(error["error_type"], error["error_message"], error["category"], tuple(error["failed_test_cases"] or error["failed_test_files"]))
        for error in summary.get("code_bugs", []) + summary.get("env_flakes", [])
    ]


def compare(arguments: argparse.Namespace, log: Path, folder: Path) -> Row:
    copy = folder / log.name
    copy.write_bytes(OWN_FOLDER.sub(rb"tests/\1", log.read_bytes()))
    # Without a path the script finds no "gh" and asks no server.
    done = subprocess.run(
        [arguments.python, str(arguments.script), "--log-file", str(copy), "--format", "llm-json"],
        env={"PATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, check=True,
    )
    theirs = json.loads(done.stdout) if done.stdout.strip() else {}
    out = folder / f"{log.stem}.json"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAIN2MAIN_")}
    subprocess.run([str(arguments.host), "--target=SummarizeLog", f"--log={copy}", f"--out={out}"], env=environment, capture_output=True, check=True)
    ours = json.loads(out.read_text("utf-8"))
    return Row(log.stem, read(theirs), read(ours), (set(theirs.get("failed_test_cases", [])), set(ours["failed_test_cases"])))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--script", type=Path, required=True, help="ci_log_summary.py")
    parser.add_argument("--host", type=Path, required=True, help="this project's build.sh")
    parser.add_argument("--logs", type=Path, default=HERE.parent / "logs", help="the folder of logs")
    parser.add_argument("--python", default=sys.executable, help="the interpreter for the script; it needs the package regex")
    parser.add_argument("names", nargs="*", help="names of logs; all without it")
    arguments = parser.parse_args()
    arguments.host = arguments.host.resolve()
    logs = [log for log in sorted(arguments.logs.glob("*.log")) if not arguments.names or log.stem in arguments.names]
    subprocess.run([str(arguments.host), "--version"], capture_output=True, check=True)
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda log: compare(arguments, log, Path(temporary)), logs))
    different = 0
    for row in rows:
        if lines := row.compare():
            different += 1
            print(f"{row.name}: the script finds {len(row.theirs)}, ours {len(row.ours)}")
            print("".join(f"    {line}\n" for line in lines), end="")
    lost = [row for row in rows if row.lost]
    print(f"{len(rows)} logs, {len(rows) - different} equal, {different} different; code bugs lost: {sum(len(row.lost) for row in lost)}")
    print("".join(f"    LOST in {row.name}: {cause}\n" for row in lost for cause in row.lost), end="")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
