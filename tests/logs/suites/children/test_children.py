"""Processes that tests start, and what is only the effect of their end."""
import multiprocessing
import subprocess
import sys

import pytest


def child():
    from children import rotary_embedding_v2


def spawn():
    process = multiprocessing.get_context("spawn").Process(target=child)
    process.start()
    process.join()
    return process


class Leaky:
    def __del__(self):
        raise AttributeError("closed already")


def test_exit_code():
    process = spawn()
    assert process.exitcode == 0


def test_exit_code_in_words():
    process = spawn()
    assert process.exitcode == 0, "the engine died"


def test_return_code():
    done = subprocess.run([sys.executable, "-c", "import children.gone"])
    assert done.returncode == 0


def test_segmentation_fault():
    code = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    subprocess.run([sys.executable, "-X", "faulthandler", "-c", code], check=True)


def test_besides_an_ignored_exception():
    Leaky()
    assert 1 == 2


@pytest.mark.xfail(strict=True, reason="TypeError: upstream 123")
def test_passes_again():
    pass
