"""How the memory of a process is kept."""

import gc


def collect_seldom() -> None:
    """Let the garbage collector look seldom: graphs have hundreds of thousands of parts, nearly all of which live as long as the decree."""
    gc.set_threshold(200_000, 20, 50)
