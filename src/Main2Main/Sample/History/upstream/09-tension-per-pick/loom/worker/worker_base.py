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
        return [self.weave_pick(pick, self.tension_for(pick)) for pick in picks]

    def tension_for(self, pick):
        """Every tenth pick is woven slacker, so that the warp can settle."""
        slack = 1 if pick.number % 10 == 9 else 0
        return self.config.tension - slack

    @abstractmethod
    def weave_pick(self, pick, tension):
        """Weaves one pick with the warp at a tension and returns its row."""
