#!/usr/bin/env python3
"""Compares what two hosts say of recorded syncs, byte for byte.

For each sync, `--target=Impact` of both hosts writes its report as json, md and sarif, from the downstream's state before the sync.
A change that shall leave behaviour as it is leaves each of the files as it is; the first line that differs is shown.

syncs.json is a list of objects with id, downstream_parent, upstream_base and upstream_target. A host is its start script.
Nothing is written but in a temporary folder. Exit code 1 when a report differs or could not be made.

    report_parity.py OLD/build.sh NEW/build.sh --upstream=FOLDER --downstream=FOLDER --syncs=FILE [--config=FILE] [--count=N]
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FORMATS = ["json", "md", "sarif"]


def report(host: str, sync: dict, form: str, options: argparse.Namespace, folder: Path) -> bytes:
    out = folder / f"report.{form}"
    out.unlink(missing_ok=True)
    command = [
        host, "--target=Impact", f"--format={form}", f"--out={out}",
        f"--upstream={options.upstream}", f"--downstream={options.downstream}",
        f"--from={sync['upstream_base']}", f"--to={sync['upstream_target']}", f"--downstream-ref={sync['downstream_parent']}",
        f"--workspace={folder / 'workspace'}",
    ]
    if options.config:
        command.append(f"--config={options.config}")

    ended = subprocess.run(command, capture_output=True, cwd=folder, env={**os.environ, "NO_COLOR": "1"})
    if ended.returncode or not out.exists():
        said = (ended.stderr or ended.stdout).decode("utf-8", "replace")
        sys.exit(f"{sync['id']}: '{' '.join(command)}' ended with {ended.returncode}:\n{said[-2000:]}")
    return out.read_bytes()


def difference(ours: bytes, theirs: bytes) -> str:
    pairs = itertools.zip_longest(ours.splitlines(), theirs.splitlines(), fillvalue=b"")
    number, (left, right) = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return f"line {number}:\n  - {left[:300].decode('utf-8', 'replace')}\n  + {right[:300].decode('utf-8', 'replace')}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--upstream", required=True)
    parser.add_argument("--downstream", required=True)
    parser.add_argument("--syncs", required=True)
    parser.add_argument("--config")
    parser.add_argument("--count", type=int, default=0, help="how many syncs, spread over the list; all without it")
    options = parser.parse_args()
    options.config = options.config and str(Path(options.config).resolve())

    syncs = json.loads(Path(options.syncs).read_text("utf-8"))
    if options.count:
        syncs = [syncs[at * len(syncs) // options.count] for at in range(min(options.count, len(syncs)))]

    equal = compared = size = 0
    with tempfile.TemporaryDirectory() as root:
        folders = [Path(root) / name for name in ("old", "new")]
        for folder in folders:
            folder.mkdir()

        for sync, form in itertools.product(syncs, FORMATS):
            old, new = (report(host, sync, form, options, folder) for host, folder in zip((options.old, options.new), folders))

            # Each host names its own folder where it names any.
            new = new.replace(str(folders[1]).encode(), str(folders[0]).encode())
            compared, size = compared + 1, size + len(old)
            equal += old == new
            if old != new:
                print(f"{sync['id']} {form} differs at {difference(old, new)}")

    print(f"{equal} of {compared} reports of {len(syncs)} syncs are the same, {size} bytes")
    return 0 if equal == compared else 1


if __name__ == "__main__":
    sys.exit(main())
