import unittest

from loom.config import LoomConfig
from loom.scheduler import Pick

from loom_shuttle.worker.shuttle_worker import ShuttleWorker


class ShuttleWorkerTest(unittest.TestCase):
    def test_a_pick_becomes_a_row(self):
        self.assertEqual(ShuttleWorker(LoomConfig()).execute([Pick(0, (0, 1))]), ["##..##.."])

    def test_weft_is_used_across_the_width_and_for_the_tension(self):
        worker = ShuttleWorker(LoomConfig())
        worker.execute([Pick(0, (0, 1))])
        self.assertEqual(worker.weft_used, 13)
