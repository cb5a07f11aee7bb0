"""Opens the shed: the gap that the weft passes through."""


def raised_threads(lift, width, shafts):
    """Returns for each warp thread whether the lift raises it.

    Threads are drawn through the shafts in order: thread 0 through shaft 0,
    thread 1 through shaft 1, and from the first shaft again.
    """
    raised = []
    for thread in range(width):
        raised.append(thread % shafts in lift)
    return tuple(raised)
