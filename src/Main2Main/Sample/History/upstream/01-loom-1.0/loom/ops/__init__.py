"""The loom's inner loops."""
