import unittest

from loom.cloth import Cloth

from loom_shuttle.patch import patch_shed


class PatchTest(unittest.TestCase):
    def test_the_cloth_names_the_shuttle(self):
        self.assertEqual(Cloth(8).header(), "8 ends, 0 picks, by shuttle")

    def test_the_same_shed_is_opened_once(self):
        first = patch_shed.target.raised_threads((1, 3), 12, 4)
        self.assertIs(patch_shed.target.raised_threads((1, 3), 12, 4), first)
