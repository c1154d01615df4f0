"""Keys that make spellings comparable: of words, and of regulations; and short hashes of texts."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from iki_graph.reference.scope import MEMORY

_MARKS = re.compile(r"[\W_]+")


@lru_cache(MEMORY)
def squash(text: str) -> str:
    """Letters and digits of a text, casefolded: `Kab. T U B A N` -> `kabtuban`."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def digest(*parts: str) -> str:
    """First 16 hex digits of the sha256 of the parts; parts are kept apart, so that ("a", "bc") differs from ("ab", "c")."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def number_slug(nomor: str, tahun: int) -> str:
    """Number of a regulation as it stands in keys: `PER/09/M.PAN/05/2007` -> `per-9-m.pan-5-2007`, `08 Tahun 2016` -> `8`.

    Leading zeros go, but for a classification code at the front (`050/781/B.1/IJ`): there they are part of the code.
    """
    text = unicodedata.normalize("NFKC", nomor).casefold().strip()
    text = re.sub(rf"\s*\btahun\s*{tahun}$", "", text)
    parts = [re.sub(r"[^0-9a-z.]+", "", p).strip(".") for p in re.split(r"[/\\\-–—\s]+", text)]
    parts = [p for p in parts if p]
    return "-".join(p.lstrip("0") or "0" if p.isdigit() and (i or len(parts) == 1) else p for i, p in enumerate(parts))


def regulation_key(jenis: str, nomor: str, tahun: int, region_code: str | None = None) -> str:
    """Natural key by form alone: `uu/2014/23`, `perda/35.25/2016/12`, `permenpan/2007/per-9-m.pan-5-2007`."""
    kind = re.sub(r"[^0-9a-z]+", "-", jenis.casefold()).strip("-")
    return "/".join(p for p in (kind, region_code, str(tahun), number_slug(nomor, tahun)) if p)
