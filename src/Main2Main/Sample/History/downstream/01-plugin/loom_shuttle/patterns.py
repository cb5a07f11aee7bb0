"""The patterns that the shuttle weaves."""

from loom.patterns import plain_weave, twill


def woven_patterns():
    """Returns them by the name that an order uses."""
    return {"plain": plain_weave(), "denim": twill(3, 1), "serge": twill(2, 2)}
