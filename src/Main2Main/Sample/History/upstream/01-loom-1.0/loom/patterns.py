"""Patterns: which shafts each pick raises."""

from dataclasses import dataclass
from typing import Tuple


@dataclass(frozen=True)
class Pattern:
    """A repeat of lifts, one per pick."""

    name: str
    lifts: Tuple[Tuple[int, ...], ...]


def plain_weave():
    """Every other thread up, turn about."""
    return Pattern("plain", ((0, 2), (1, 3)))


def twill(over, under):
    """A diagonal: each pick raises the shafts one further on."""
    shafts = over + under
    lifts = tuple(
        tuple(sorted((pick + shaft) % shafts for shaft in range(over)))
        for pick in range(shafts)
    )
    return Pattern(f"twill-{over}-{under}", lifts)
