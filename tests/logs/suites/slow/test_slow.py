import time


def test_quick():
    pass


def wait_for_answer():
    time.sleep(30)


def test_slow():
    wait_for_answer()
