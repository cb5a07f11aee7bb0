"""A worker that throws the shuttle by motor."""

from loom.worker.worker_base import WorkerBase

from loom_shuttle.config import ShuttleConfig
from loom_shuttle.kernels import shed_mask
from loom_shuttle.scheduler import ShuttleScheduler


class ShuttleWorker(WorkerBase):
    """Weaves whole picks from a bit mask."""

    scheduler_class = ShuttleScheduler

    def __init__(self, config):
        super().__init__(config)
        self.shuttle = ShuttleConfig.from_loom(config)
        self.weft_used = 0

    def weave_pick(self, pick):
        return self._throw(pick, self.config.tension)

    def _throw(self, pick, tension):
        width = self.config.width
        self.weft_used += width + tension
        mask = shed_mask(pick.lift, width, self.config.shafts)
        return "".join("#" if mask >> thread & 1 else "." for thread in range(width))
