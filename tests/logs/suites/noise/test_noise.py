import logging
import subprocess
import sys
import traceback

log = logging.getLogger("hub")

CHILD = "import errno, os; raise ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))"


def fetch():
    raise ConnectionResetError(104, "Connection reset by peer")


def noisy():
    try:
        fetch()
    except ConnectionResetError:
        traceback.print_exc()
        print("trying again: the second time it went well", file=sys.stderr, flush=True)


def test_compiler_dies():
    noisy()
    subprocess.run([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"], check=True)


def test_compiler_fails():
    noisy()
    subprocess.run([sys.executable, "-c", "raise SystemExit(1)"], check=True)


def test_child_is_cut_off():
    subprocess.run([sys.executable, "-c", CHILD], check=True)


def test_wrong_argument():
    noisy()
    dict().update(1, 2)
