"""A small piece of cloth to show."""

from loom.cloth import Cloth, hem
from loom.config import LoomConfig


def swatch(config: LoomConfig):
    """Returns an empty cloth as wide as the loom."""
    return Cloth(width=config.width)
