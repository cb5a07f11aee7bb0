"""Patterns: which shafts each pick raises."""

from dataclasses import dataclass
from typing import Tuple

from loom.pattern_book import PATTERN_BOOK


@dataclass(frozen=True)
class Pattern:
    """A repeat of lifts, one per pick."""

    name: str
    lifts: Tuple[Tuple[int, ...], ...]


def find_pattern(name):
    """Returns the pattern of that name from the pattern book."""
    return Pattern(name, PATTERN_BOOK[name])
