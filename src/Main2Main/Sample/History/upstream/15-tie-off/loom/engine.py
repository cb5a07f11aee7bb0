"""Weaves orders with the configured worker."""

from loom.cloth import Cloth
from loom.registry import worker_class


class LoomEngine:
    """Scheduler and worker, put together."""

    def __init__(self, config):
        worker_type = worker_class(config.worker)
        self.config = config
        self.worker = worker_type(config)
        self.scheduler = worker_type.scheduler_class(config)

    def weave(self, pattern, picks):
        """Weaves an order and returns the cloth."""
        cloth = Cloth(self.config.width)
        self.scheduler.add(pattern, picks)
        batch = self.scheduler.next_batch()
        while batch:
            cloth.rows.extend(self.worker.execute(batch))
            batch = self.scheduler.next_batch()
        return cloth

    def finish(self):
        """Ends the order."""
        self.worker.tie_off()
