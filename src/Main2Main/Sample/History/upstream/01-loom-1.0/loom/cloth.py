"""What comes off the loom."""


def hem(row):
    """Returns a row with both edges turned."""
    return row[:1] + row + row[-1:]


class Cloth:
    """Rows of woven picks, the first pick first."""

    def __init__(self, width):
        self.width = width
        self.rows = []

    def header(self):
        """Returns one line about the cloth."""
        return f"{self.width} ends, {len(self.rows)} picks"

    def text(self):
        """Returns the header and the rows; '#' is warp over weft."""
        text = self.header() + "\n"
        for row in self.rows:
            text += row + "\n"
        return text
