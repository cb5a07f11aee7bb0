"""The shuttle's inner loops."""
