import unittest

from plugin.layer import build, call


class LayerTest(unittest.TestCase):
    def test_abstract(self):
        build("old")

    def test_call(self):
        call(build("whole"))

    def test_equal(self):
        self.assertEqual({"a": 1}, {"a": 2}, "the settings differ")

    def test_parts(self):
        for part in range(3):
            with self.subTest(part=part):
                self.assertNotEqual(part, 1)

    def test_well(self):
        pass


class ServerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no server")

    def test_never(self):
        pass
