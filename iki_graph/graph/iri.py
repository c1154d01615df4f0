"""Minting of IRIs: slugs, fingerprints, and the IRIs of one document's nodes.

The only place where text becomes part of an IRI, so the only place that has to make it safe.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from rdflib import URIRef

from iki_graph.errors import InputError, UsageError
from iki_graph.record import Baris, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.vocab import BASE

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*/", re.IGNORECASE)
_OPEN_SLOT = re.compile(r"[._]{2,}|…")
_LONGEST = 80

PARTS = ("pemegang", "keselarasan", "temuan", "ringkasan", "inferensi", "muatan")
"""The named graphs that may lie beside a decree's: its people, what is derived from it, and, last, what a load notes of it."""


def slug(text: str | None) -> str:
    """A text as a path segment, `Kepala Seksi Tata Pemerintahan` -> `kepala-seksi-tata-pemerintahan`; `tanpa-nama` where nothing is left."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    words = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
    return words or "tanpa-nama"


def decree_number_slug(nomor: str | None) -> str | None:
    """A complete number as a path segment, `067/18/437.106/2023` -> `067-18-437.106-2023`; None where it is missing or has an open slot.

    A slot is open where dots, dashes or blanks stand for what is still to be filled in ("188./   /2021", "…/KPTS/2021").
    """
    parts = [part.strip() for part in (nomor or "").split("/")]
    filled = all(part and part[0].isalnum() and part[-1].isalnum() and not _OPEN_SLOT.search(part) for part in parts)
    if not filled or not any(c.isdigit() for c in parts[0]):
        return None
    return "-".join(re.sub(r"[^a-z0-9.]+", "-", unicodedata.normalize("NFKC", part).casefold()).strip("-.") for part in parts)


def fingerprint(text: str | None) -> str | None:
    """`iki:sidik` of a text: equal for texts that differ only in case, space and punctuation; None for a text without letters or digits."""
    letters = squash(text or "")
    return hashlib.sha256(letters.encode()).hexdigest()[:16] if letters else None


def checked_base(base: str) -> str:
    """The base itself. Raises UsageError if it is no absolute IRI that ends with /."""
    if not _ABSOLUTE.fullmatch(base):
        raise UsageError(f"{base!r} bukan IRI mutlak yang berakhir dengan '/'; contohnya {BASE}.")
    return base


@dataclass(frozen=True)
class DocumentNames:
    """The IRIs of one document: `key` is the first 16 hex digits of its source's SHA-256, with -2, -3 for further records of one file."""

    key: str
    base: str = BASE

    @cached_property
    def document(self) -> URIRef:
        """The document."""
        return URIRef(f"{self.base}dok/{self.key}")

    @cached_property
    def file(self) -> URIRef:
        """The source file."""
        return URIRef(f"{self.base}berkas/{self.key}")

    def of_file(self, sha256: str) -> "DocumentNames":
        """The names of one of the files that the document was read from, by its hash."""
        return DocumentNames(sha256[:16].lower(), self.base)

    def graph(self, part: str = "") -> URIRef:
        """The named graph of the decree, or one beside it, of `PARTS`."""
        return URIRef(f"{self.base}graf/{self.key}" + (f"/{part}" if part else ""))

    def node(self, path: str) -> URIRef:
        """A node of the document by its path, `iku/1`."""
        return URIRef(f"{self.document}/{path}")

    def excerpt(self, lines: Baris) -> URIRef:
        """Lines a..b (1-based, inclusive) of the file. RFC 5147 counts the gaps between lines, from 0: `line=a-1,b`."""
        return URIRef(f"{self.file}#line={lines[0] - 1},{lines[1]}")


def document_names(rekaman: Rekaman, base: str = BASE, ordinal: int = 1) -> DocumentNames:
    """The IRIs of a record's document.

    `ordinal` counts the records of one file from 1. A record without a known source is identified by its own content.
    Raises InputError for a source hash that is none, UsageError for a base that is no absolute IRI.
    """
    source = rekaman.sumber.sha256 if rekaman.sumber else hashlib.sha256(rekaman.model_dump_json().encode()).hexdigest()
    key = source[:16].lower() + (f"-{ordinal}" if ordinal > 1 else "")
    if not re.fullmatch(r"[0-9a-f]{16}(-\d+)?", key):
        raise InputError(f"{rekaman.berkas}: sumber.sha256 {source!r} bukan SHA-256 dalam digit heksadesimal.")
    return DocumentNames(key, checked_base(base))


def family(decree: str) -> list[str]:
    """All named graphs that a decree may have, by the IRI of its own."""
    return [decree, *(f"{decree}/{part}" for part in PARTS)]


def regulation_iri(key: str, base: str = BASE) -> URIRef:
    """A regulation by its key, `uu/2014/23`."""
    return URIRef(f"{base}peraturan/{key}")


def region_iri(code: str, base: str = BASE) -> URIRef:
    """A region by its code, `35.25.04`."""
    return URIRef(f"{base}wilayah/{code}")


def reference_graph_iri(base: str = BASE) -> URIRef:
    """The named graph of the reference data."""
    return URIRef(f"{base}graf/acuan")
