"""Which treadle raises which shaft."""

TREADLES = {treadle: (treadle, (treadle + 2) % 4) for treadle in range(4)}
