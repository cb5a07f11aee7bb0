"""A powered shuttle for Loom."""


def register():
    """Makes the shuttle known to Loom and applies the patches."""
    from loom.registry import register_worker
    from loom_shuttle import patch  # noqa: F401 - importing it applies the patches

    register_worker("shuttle", "loom_shuttle.worker.shuttle_worker:ShuttleWorker")
