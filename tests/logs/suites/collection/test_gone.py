from plugin.layer import RemovedLayer


def test_one():
    RemovedLayer()
