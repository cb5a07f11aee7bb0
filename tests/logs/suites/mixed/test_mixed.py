import logging

import pytest

from plugin.layer import build, call


def test_abstract_class():
    build("old")


def test_signature():
    print("about to call")
    call(build("whole"))


def test_unknown_key():
    build("new")


def test_direct_cause():
    try:
        build("new")
    except KeyError as error:
        raise RuntimeError("the layer could not be built") from error


def test_during_handling():
    try:
        int("x")
    except ValueError:
        {}.missing


@pytest.mark.parametrize("size", [1, 2, 3])
def test_sizes(size):
    assert size * 2 != 4, f"size {size} is wrong"


@pytest.fixture
def server():
    raise AttributeError("'Server' object has no attribute 'port'")


def test_needs_server(server):
    pass


@pytest.fixture
def cleaned():
    yield 1
    raise ValueError("cleaning failed")


def test_is_cleaned(cleaned):
    assert cleaned == 1


def test_asks_for_a_fixture_that_is_not_there(no_such_fixture):
    pass


class TestGroup:
    def test_inside(self):
        logging.getLogger("plugin").error("unhappy")
        assert [1, 2, 3] == [1, 2, 4]

    def test_good(self):
        print("ValueError: this text is nobody's failure")


@pytest.mark.xfail
def test_expected():
    raise OSError("an expected failure")


@pytest.mark.skip(reason="not here")
def test_skipped():
    pass
