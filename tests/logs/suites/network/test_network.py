"""Connections that fail: most of them to a server that the test itself started, a few to another machine."""
import socket
import struct
import threading
import time
import urllib.request

import pytest

from network import client

def serve(reset=False):
    server = socket.create_server(("127.0.0.1", 0))

    def run():
        connection, _ = server.accept()
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.recv(1)
            connection.close()
        time.sleep(2)

    threading.Thread(target=run, daemon=True).start()
    return server.getsockname()[1]


def fetch(url):
    raise ConnectionResetError(104, "Connection reset by peer")


def read_policy():
    return {}["max_retries"]


def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_own_server_is_gone():
    base = f"http://localhost:{closed_port()}"
    urllib.request.urlopen(base + "/health", timeout=1)


def test_own_server_hangs():
    urllib.request.urlopen(f"http://127.0.0.1:{serve()}/v1/completions", timeout=0.3)


def test_own_server_resets():
    client.ask(serve(reset=True))


def test_own_client_without_an_address():
    class Connection:
        def recv(self, size):
            raise ConnectionResetError(104, "Connection reset by peer")

    client.receive(Connection())


def test_setting_is_gone_in_a_handler():
    try:
        fetch("https://models.example.org/weights.bin")
    except OSError:
        read_policy()


def test_value_is_refused_in_a_handler():
    try:
        fetch("https://models.example.org/weights.bin")
    except OSError:
        raise ValueError("no policy for a reset")


def test_own_assertion_in_a_handler():
    try:
        fetch("https://models.example.org/weights.bin")
    except OSError as error:
        assert "refused" in str(error)


def test_other_words_were_expected():
    with pytest.raises(OSError, match="refused"):
        fetch("https://models.example.org/weights.bin")


def test_nothing_was_raised():
    with pytest.raises(OSError):
        print("ConnectionResetError: [Errno 104] Connection reset by peer")


def test_other_machine_resets():
    fetch("https://models.example.org/weights.bin")


def test_download_is_wrapped():
    try:
        fetch("https://models.example.org/weights.bin")
    except OSError as error:
        raise RuntimeError(f"cannot fetch the weights: {error}")


@pytest.fixture
def server():
    client.ask(closed_port())


def test_set_up_asks_own_server(server):
    pass
