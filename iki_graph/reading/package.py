"""Zipped XML formats (Word, Excel, OpenDocument) opened safely: bounded in size, no entities, no network, nothing written to disk."""

import io
import posixpath
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from iki_graph.errors import InputError

LARGEST_PART = 64_000_000
"""Bytes of one part, unpacked; that of a long decree has less than a tenth."""
MOST_TAGS = 2_000_000
"""Tags of one part, which take far more memory than its bytes; those of a decree of 60 IKI are some 10,000 to 100,000."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
"""Namespaces of the strict form of OOXML, and those of the usual one."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a zipped document, read one by one on demand. Every fault is an InputError about `path`."""

    def __init__(self, data: bytes, path: Path) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise self.damaged() from None
        self._names = {name.lstrip("/"): name for name in self._archive.namelist()}

    def damaged(self) -> InputError:
        """The error of a document that is not whole."""
        return InputError(f"{self.path}: berkas rusak atau tidak utuh; buka dan simpan ulang dengan program asalnya.")

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self) -> list[str]:
        """The names of all parts."""
        return sorted(self._names)

    def read(self, name: str, most: int = LARGEST_PART) -> bytes:
        """A part, unpacked. Raises InputError if it is missing, damaged, locked, or larger than `most`."""
        if name not in self._names:
            raise self.damaged()
        info = self._archive.getinfo(self._names[name])
        if info.flag_bits & 1:
            raise InputError(f"{self.path}: berkas terkunci kata sandi; simpan ulang tanpa kata sandi.")
        try:
            with self._archive.open(info) as part:
                data = part.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
            raise self.damaged() from None
        if len(data) > most:
            raise InputError(f"{self.path}: isi berkas lebih dari {most // 1_000_000} MB setelah dibuka; periksa apakah berkasnya benar.")
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part. Raises InputError as `read` does, and for XML that is broken or declares entities."""
        data = self.read(name)
        self.few_tags(data)
        for strict, usual in _STRICT:
            if strict in data:
                data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, safe_parser())
        except (etree.XMLSyntaxError, ValueError):
            raise self.damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(
                f"{self.path}: berkas memuat deklarasi DTD, yang tidak ada pada dokumen biasa; simpan ulang dengan program asalnya."
            )
        return root

    def few_tags(self, data: bytes) -> None:
        """Raise InputError if a part has more than `MOST_TAGS` tags."""
        if data.count(b"<") > MOST_TAGS:
            raise InputError(f"{self.path}: isi berkas memuat terlalu banyak unsur; pisahkan dahulu bagian keputusannya.")

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to within the document: relation id -> (kind, name of the part)."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self:
            return {}
        found = {}
        for relation in self.xml(rels).iter(_RELATION):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], whole)
        return found

    def main(self, default: str) -> str:
        """The name of the main part of an OOXML package."""
        return next((name for kind, name in self.related("").values() if kind == "officeDocument" and name in self), default)


def safe_parser() -> etree.XMLParser:
    """A parser that expands no entities, reaches no network and bounds depth and length."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
