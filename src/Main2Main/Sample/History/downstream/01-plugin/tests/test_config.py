import unittest

from loom.config import LoomConfig

from loom_shuttle.config import ShuttleConfig


class ShuttleConfigTest(unittest.TestCase):
    def test_a_tighter_warp_is_thrown_through_harder(self):
        self.assertEqual(ShuttleConfig.from_loom(LoomConfig()).throw_force, 10)
