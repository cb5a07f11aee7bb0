"""Workers by name, so that another package can bring its own."""

from importlib import import_module

_WORKERS = {"hand": "loom.worker.hand:HandWorker"}


def register_worker(name, location):
    """Makes a worker known; the location reads 'package.module:Class'."""
    _WORKERS[name] = location


def worker_class(name):
    """Imports and returns the worker of that name."""
    module, _, attribute = _WORKERS[name].partition(":")
    return getattr(import_module(module), attribute)
