"""Several worker processes whose lines a supervisor prefixes, as an inference server does."""
import subprocess
import sys
import threading

CODE = {
    "well": "print('INFO 01-02 03:04:05 [loader.py:11] loaded', flush=True)",
    "old": "from plugin.layer import build; print('INFO 01-02 03:04:05 [loader.py:11] loading', flush=True); build('old')",
    "logged": (
        "import traceback\n"
        "from plugin.layer import build, call\n"
        "try:\n    call(build('whole'))\n"
        "except TypeError:\n"
        "    for line in ['EngineCore failed to start.', *traceback.format_exc().splitlines()]:\n"
        "        print('ERROR 01-02 03:04:05 [core.py:700]', line, flush=True)\n"
        "    raise SystemExit(1)\n"
    ),
    "memory": (
        "class OutOfMemoryError(RuntimeError): __module__ = 'torch'\n"
        "raise OutOfMemoryError('NPU out of memory. Tried to allocate 2.00 GiB')"
    ),
    "reset": "raise ConnectionResetError(104, 'Connection reset by peer')",
    "recovers": (
        "import traceback\n"
        "try:\n    raise ConnectionResetError(104, 'Connection reset by peer')\n"
        "except OSError: traceback.print_exc()\n"
        "import sys; sys.stderr.flush()\n"
        "print('INFO 01-02 03:04:06 [loader.py:12] retrying; loaded 12 shards', flush=True)\n"
        "import os; os._exit(9)\n"
    ),
    "silent": "import os; os._exit(7)",
    "killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
}


def follow(name, number, kind):
    process = subprocess.Popen([sys.executable, "-c", CODE[kind]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        print(f"({name} pid={number}) {line}", end="", flush=True)
    return process.wait()


def start(*kinds):
    codes = {}

    def run(number, kind):
        codes[number] = follow(f"Worker_TP{number}", 4000 + number, kind)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(kinds)]
    for thread in threads:
        thread.start()
        thread.join()
    if any(codes.values()):
        raise RuntimeError("Engine core initialization failed. See root cause above. Failed core proc(s): {}")


if __name__ == "__main__":
    start(*sys.argv[1:])
