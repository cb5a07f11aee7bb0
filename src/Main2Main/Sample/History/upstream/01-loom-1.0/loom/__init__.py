"""Loom: weaves cloth from a pattern, one pick at a time."""

from loom.version import __version__

__all__ = ["__version__"]
