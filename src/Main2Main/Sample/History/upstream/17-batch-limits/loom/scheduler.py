"""Cuts orders into batches of picks."""

from collections import deque
from dataclasses import dataclass
from typing import Tuple


@dataclass(frozen=True)
class Pick:
    """One pass of the weft."""

    number: int
    lift: Tuple[int, ...]


class Scheduler:
    """First come, first woven."""

    def __init__(self, config):
        self.batch_size = config.picks_per_batch
        self.waiting = deque()

    def add(self, pattern, picks):
        """Queues an order for a number of picks of a pattern."""
        for number in range(picks):
            self.waiting.append(Pick(number, pattern.lifts[number % len(pattern.lifts)]))

    def next_batch(self, *, limit=None):
        """Returns the picks to weave next, at most the limit; empty when all are woven."""
        count = min(limit or self.batch_size, self.batch_size, len(self.waiting))
        return [self.waiting.popleft() for _ in range(count)]
