"""Importing this package applies every patch to Loom."""

from loom_shuttle.patch import patch_cloth, patch_shed  # noqa: F401
