"""A person at the loom: the reference that other workers are compared with."""

from loom.ops import shed
from loom.worker.worker_base import WorkerBase


class HandWorker(WorkerBase):
    """Weaves thread by thread."""

    knots = 0

    def weave_pick(self, pick, tension):
        if tension <= 0:
            raise ValueError("a slack warp opens no shed")
        raised = shed.raised_threads(pick.lift, self.config.width, self.config.shafts)
        return "".join("#" if up else "." for up in raised)

    def tie_off(self):
        self.knots += 1
