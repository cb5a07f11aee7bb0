import unittest

from loom_shuttle.ops.lift import shed_mask


class ShedMaskTest(unittest.TestCase):
    def test_each_raised_thread_is_a_bit(self):
        self.assertEqual(shed_mask((0, 2), width=6, shafts=4), 0b010101)
