import errno
import os
import socket

import pytest


class OutOfMemoryError(RuntimeError):
    pass


OutOfMemoryError.__module__ = "torch"


class Timeout(TimeoutError):
    pass


Timeout.__module__ = "filelock._error"


def test_stale():
    raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), "/models/weights.bin")


def test_reset():
    raise ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))


def test_refused():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        socket.create_connection(closed.getsockname())


def test_locked():
    raise Timeout("The file lock '/models/weights.lock' could not be acquired.")


def test_memory():
    raise OutOfMemoryError("NPU out of memory. Tried to allocate 2.00 GiB (NPU 0; 60.97 GiB total capacity)")


def test_disk():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def download(url):
    raise TimeoutError("The read operation timed out")


def test_download():
    download("https://models.example.org/weights.bin")


@pytest.mark.parametrize("name", ["a"])
def test_library(name):
    # What a missing library says must not be taken for the network's words.
    raise ImportError("libhub.so: ConnectionResetError, No space left on device")
