"""Small things that every module may use."""

import loom


def loom_version_is(version):
    """Whether the installed Loom is that release, and not a later main branch."""
    return loom.__version__ == version
