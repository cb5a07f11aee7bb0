import unittest

from loom.config import LoomConfig

from loom_shuttle.patterns import woven_patterns
from loom_shuttle.scheduler import BOBBIN_PICKS, ShuttleScheduler


class ShuttleSchedulerTest(unittest.TestCase):
    def test_every_batch_fits_the_bobbin(self):
        scheduler = ShuttleScheduler(LoomConfig())
        scheduler.add(woven_patterns()["plain"], 20)
        batches = []
        while scheduler.waiting:
            batches.append(len(scheduler.next_batch()))
        self.assertEqual(sum(batches), 20)
        self.assertLessEqual(max(batches), BOBBIN_PICKS)
