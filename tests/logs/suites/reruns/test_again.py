import pathlib
import unittest


class Again(unittest.TestCase):
    def test_again(self):
        self.assertTrue(pathlib.Path("never").exists())
