"""Opens the shed: the gap that the weft passes through."""


def raised_threads(lift, width, shafts):
    """Returns for each warp thread whether the lift raises it.

    Threads are drawn through the shafts in order: thread 0 through shaft 0,
    thread 1 through shaft 1, and from the first shaft again.
    """
    by_shaft = tuple(shaft in lift for shaft in range(shafts))
    repeats = width // shafts + 1
    return (by_shaft * repeats)[:width]
