import ctypes
import os
import signal


def test_before():
    pass


def test_segfault():
    ctypes.string_at(0)


def test_killed():
    os.kill(os.getpid(), signal.SIGKILL)


def test_leaves():
    os._exit(3)


def test_aborts():
    os.abort()
