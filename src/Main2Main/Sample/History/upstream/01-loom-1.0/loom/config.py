"""What a weaver sets before the first pick."""

from dataclasses import dataclass


@dataclass
class LoomConfig:
    """The loom's settings."""

    width: int = 8
    shafts: int = 4
    worker: str = "hand"
    tension: int = 5
    picks_per_batch: int = 4
