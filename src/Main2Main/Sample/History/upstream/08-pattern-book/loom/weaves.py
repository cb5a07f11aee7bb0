"""Weaves that are made by rule, not looked up."""

from loom.patterns import Pattern


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
