"""A client of the code's own, as an upstream has them for its server and between its processes."""
import socket


def ask(port):
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        connection.sendall(b"x")
        return connection.recv(4)


def receive(connection):
    return connection.recv(4)
