"""Batches that fit the shuttle's bobbin."""

from loom.scheduler import Scheduler

BOBBIN_PICKS = 6


class ShuttleScheduler(Scheduler):
    """Refuses a batch that would run out of weft in the middle of a pick."""

    def next_batch(self):
        batch = super().next_batch()
        if len(batch) > BOBBIN_PICKS:
            raise ValueError(
                f"a batch of {len(batch)} picks does not fit the bobbin of {BOBBIN_PICKS}"
            )
        return batch
