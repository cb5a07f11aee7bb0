import unittest

from loom_shuttle.patterns import woven_patterns


class PatternsTest(unittest.TestCase):
    def test_plain_weave_raises_every_other_shaft(self):
        self.assertEqual(woven_patterns()["plain"].lifts, ((0, 2), (1, 3)))

    def test_denim_climbs_by_one_shaft_a_pick(self):
        self.assertEqual(
            woven_patterns()["denim"].lifts, ((0, 1, 2), (1, 2, 3), (0, 2, 3), (0, 1, 3))
        )
