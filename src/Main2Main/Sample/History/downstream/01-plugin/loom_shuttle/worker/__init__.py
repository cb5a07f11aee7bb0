"""The powered worker."""
