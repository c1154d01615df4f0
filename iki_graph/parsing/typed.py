"""Whether somebody typed the text at hand, so that each letter is the decree's own, or OCR may have read it from print.

A wrong letter that was typed is a finding. Of plain text, Markdown and PDF nobody can tell by the format alone: their text may be
what a scanner's program made of a page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_OFFICE = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument.", "application/vnd.ms-excel"
_TYPED = ContextVar("typed", default=False)


def is_typed_format(*media: str) -> bool:
    """Whether all of these media types are those of formats that people type: of a word processor, a spreadsheet, a site."""
    own = ("application/msword", "application/rtf", "text/html", "text/csv")
    return bool(media) and all(one.startswith(_OFFICE) or one in own for one in media)


def is_typed() -> bool:
    """Whether the text at hand was typed; False by default."""
    return _TYPED.get()


@contextmanager
def as_typed(typed: bool = True) -> Iterator[None]:
    """Take what is parsed within the block for typed, or for what OCR may have read."""
    token = _TYPED.set(typed)
    try:
        yield
    finally:
        _TYPED.reset(token)
