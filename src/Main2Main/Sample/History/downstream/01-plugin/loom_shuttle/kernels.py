"""Opens the shed with one integer per pick: bit n is warp thread n."""

from loom.ops.lift import raised_threads


def shed_mask(lift, width, shafts):
    """Returns the threads that the lift raises, as bits."""
    mask = 0
    for thread, raised in enumerate(raised_threads(lift, width, shafts)):
        mask |= raised << thread
    return mask
