"""What comes off the loom."""


class Cloth:
    """Rows of woven picks, the first pick first."""

    def __init__(self, ends):
        self.width = ends
        self.rows = []

    def header(self):
        """Returns one line about the cloth."""
        return f"{self.width} ends, {len(self.rows)} picks"

    def text(self):
        """Returns the header and the rows; '#' is warp over weft."""
        return "\n".join([self.header(), *self.rows, ""])
