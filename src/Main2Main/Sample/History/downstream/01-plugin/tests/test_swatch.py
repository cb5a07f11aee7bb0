import unittest

from loom.config import LoomConfig

from loom_shuttle.swatch import swatch


class SwatchTest(unittest.TestCase):
    def test_a_swatch_is_as_wide_as_the_loom(self):
        self.assertEqual(swatch(LoomConfig(width=5)).width, 5)
