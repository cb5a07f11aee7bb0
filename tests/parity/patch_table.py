#!/usr/bin/env python3
"""Holds what --target=Patches said of the patches of a downstream against what a commit of it then did with them.

  patch_table.py BEFORE.json AFTER.json     reports of the commit's parent and of the commit, against one upstream commit

Prints each patch that was dropped with what was said of it, then the counts. Copies are left out.
"""
import collections
import json
import sys


def patches(path):
    with open(path, encoding="utf-8") as handle:
        return [patch for patch in json.load(handle)["patches"] if patch["kind"] != "copy"]


def key(patch):
    return patch["kind"], patch["file"], patch["target"]


def main():
    left = collections.Counter(key(patch) for patch in patches(sys.argv[2]))
    counts = collections.Counter()
    for patch in patches(sys.argv[1]):
        said = "target_gone" if patch["effect"] in ("gone", "guarded") else patch["need"]
        kept = left[key(patch)] > 0
        left[key(patch)] -= kept
        counts["kept" if kept else "dropped", said] += 1
        if not kept:
            print(f"dropped {patch['file']}:{patch['line']} {patch['target']}: {said} {'; '.join(patch['evidence'])}")
    for (did, said), count in sorted(counts.items()):
        print(f"{did:8} {said:14} {count:4}")


if __name__ == "__main__":
    main()
