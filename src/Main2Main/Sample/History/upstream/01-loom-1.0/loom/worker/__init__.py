"""Who weaves."""
