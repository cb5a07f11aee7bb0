"""Says on the cloth that a shuttle wove it."""

from loom.cloth import Cloth

_header = Cloth.header


def header(self):
    return _header(self) + ", by shuttle"


Cloth.header = header
