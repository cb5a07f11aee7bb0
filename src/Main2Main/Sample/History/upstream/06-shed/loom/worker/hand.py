"""A person at the loom: the reference that other workers are compared with."""

from loom.ops import shed
from loom.worker.worker_base import WorkerBase


class HandWorker(WorkerBase):
    """Weaves thread by thread."""

    def weave_pick(self, pick):
        raised = shed.raised_threads(pick.lift, self.config.width, self.config.shafts)
        return "".join("#" if up else "." for up in raised)
