import unittest

from loom.config import LoomConfig
from loom.engine import LoomEngine

import loom_shuttle
from loom_shuttle.patterns import woven_patterns


class WeavingTest(unittest.TestCase):
    def setUp(self):
        loom_shuttle.register()

    def test_the_shuttle_weaves_what_a_person_weaves(self):
        for name, pattern in woven_patterns().items():
            with self.subTest(pattern=name):
                by_hand = LoomEngine(LoomConfig(width=13)).weave(pattern, 25)
                by_shuttle = LoomEngine(LoomConfig(width=13, worker="shuttle")).weave(pattern, 25)
                self.assertEqual(by_shuttle.rows, by_hand.rows)
