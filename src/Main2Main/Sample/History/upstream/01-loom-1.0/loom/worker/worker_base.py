"""What every worker has in common."""

from abc import ABC, abstractmethod

from loom.config import LoomConfig
from loom.scheduler import Scheduler


class WorkerBase(ABC):
    """Weaves batches of picks."""

    scheduler_class = Scheduler

    def __init__(self, config: LoomConfig):
        self.config = config

    def execute(self, picks):
        """Weaves a batch and returns its rows."""
        return [self.weave_pick(pick) for pick in picks]

    @abstractmethod
    def weave_pick(self, pick):
        """Weaves one pick and returns its row."""
