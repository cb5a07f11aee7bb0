"""The suite: python3 -m unittest discover -s tests -t . with Loom on PYTHONPATH."""

import sys

# Loom's checkout moves from commit to commit within a second, too fast for bytecode caches to notice.
sys.dont_write_bytecode = True
