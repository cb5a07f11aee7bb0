import pytest

from plugin.layer import build


def test_with_a_name_that_fills_the_whole_width_of_a_terminal_and_more():
    build("old")


def test_message_that_is_longer_than_a_terminal():
    raise RuntimeError("the upstream's configuration names a field that this plugin does not know: cache_dtype_for_the_second_stage")


@pytest.mark.parametrize("text", ["a - b", "x::y", "ü[1]", "with space"])
def test_odd_parameters(text):
    assert text == ""


def helper():
    said = "Traceback (most recent call last):\n  File \"worker.py\", line 3, in run\n    step()\nAttributeError: 'Config' object has no attribute 'stage'\n"
    raise RuntimeError(f"worker 3 said {said!r}")


def test_quotes_what_a_worker_said():
    helper()


def test_quotes_a_worker_plainly():
    raise RuntimeError("worker 3 said\nTraceback (most recent call last):\n  File \"worker.py\", line 3, in run\n    step()\nNameError: name 'stage' is not defined\n")
