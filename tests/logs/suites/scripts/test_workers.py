import pytest
from scripts.workers import start


@pytest.mark.parametrize("kinds", ["well old", "logged logged", "memory", "reset", "recovers", "silent", "killed"])
def test_starts(kinds):
    start(*kinds.split())


def test_asks():
    assert {"error": {"message": "EngineCore encountered an issue"}}["choices"]
