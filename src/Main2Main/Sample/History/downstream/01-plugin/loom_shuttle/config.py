"""The shuttle's settings."""

from dataclasses import dataclass

from loom.config import LoomConfig


@dataclass
class ShuttleConfig:
    """How the shuttle is thrown."""

    throw_force: int

    @classmethod
    def from_loom(cls, config: LoomConfig):
        """A tighter warp needs a harder throw."""
        return cls(throw_force=2 * config.tension)
