"""What a weaver sets before the first pick."""

from dataclasses import dataclass, field


@dataclass
class WarpConfig:
    """How the warp is stretched."""

    tension: int = 5
    settles: bool = True


@dataclass
class LoomConfig:
    """The loom's settings."""

    width: int = 8
    shafts: int = 4
    worker: str = "hand"
    warp: WarpConfig = field(default_factory=WarpConfig)
    picks_per_batch: int = 4
