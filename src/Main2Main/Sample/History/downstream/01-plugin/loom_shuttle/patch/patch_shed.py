"""Caches Loom's sheds: a repeat opens the same few again and again."""

from functools import lru_cache

from loom.ops import lift as target

target.raised_threads = lru_cache(maxsize=None)(target.raised_threads)
