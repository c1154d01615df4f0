"""Facts about how the text is laid out: numbering, empty rows, paragraphs printed twice, texts that break off, the table of contents."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.tempat import part_of
from iki_graph.reading import Document, Line
from iki_graph.record import Baris
from iki_graph.reference.keys import squash
from iki_graph.reference.scope import MEMORY

_ITEM = re.compile(r"^[\s\W]*?(?:(?P<angka>\d{1,2})|(?P<huruf>[a-z]))(?P<tanda>[.)])(?!\d)\s*(?P<isi>\S.*)")
_WIDEST_GAP = 4
"""Numbers left out, above which the next number begins another list."""
_LONGEST_PLACE = 6
_LOOSE_LINES = 3
"""Lines without a number after which a list has ended."""
_LABEL = re.compile(r"^[^:]{0,40}:")
"""A label before what follows it; its list is its own."""
_DASH = re.compile(r"^[-–—]$")
_PARAGRAPH = 80
"""Letters from which equal lines are a paragraph printed twice."""
_LONG_PARAGRAPH = 200
_TWIN = 0.9
"""Likeness from which long paragraphs are one text printed twice."""
_KEPT = 500
"""How many long paragraphs are remembered by their letters: those of one decree."""
_RUNNING = ("kata-pengantar", "bab", "batang-tubuh")
_BULLET = re.compile(r"(?:^|\s*)[-•–]\s*(?=[A-Z])|\n")
_BULLET_SIGN = re.compile(r"[-•–\n]")
_BULLET_LEAST = 15
_TITLE = re.compile(r"(?i)^\W*(?:penetapan\s+)?indikator\s+kinerja\s+(?:utama|individu)\b\W*$")
_BEGINS_SMALL = re.compile(r"^[a-z]{3,}\s+(?:\S+\s+){4,}")
_ENDED = re.compile(r"[.!?]\W*$")
_OPEN_END = re.compile(
    r"(?i)(?:\b(?:yang|untuk|dengan|oleh|dari|di|ke|pada|terhadap|bagi|tentang|antara|dalam\s+rangka|sesuai\s+dengan|kepada|berdasarkan)"
    r"|[a-z]{3}-)\s*[;,.]*\s*$"
)
_LAST_WORDS = (
    *("yang", "untuk", "dengan", "oleh", "dari", "di", "dı", "ke", "pada", "terhadap", "bagi", "bagı", "tentang", "antara"),
    *("rangka", "kepada", "berdasarkan", "-", "dan", "serta", "atau"),
)
"""What a text ends with that may end so; a pattern takes the dotless i for an i."""
_CONJUNCTION = re.compile(r"(?i)(?<![\w'’])(?:dan|serta|atau|dan\s*/\s*atau)\s*[;:,.]*\s*$")
_ENTRY = re.compile(r"^(?P<judul>\S.*?\S)\s*(?:\.{2,}\s*|\s)(?P<halaman>\d{1,3}|[ivx]{1,4})\s*$")


@dataclass
class _Daftar:
    """A running list: value and line of its last item, whether no other list stood between, and where its numbering goes wrong."""

    nilai: int
    baris: int
    salah: list[tuple[int, int, int, int]]


def facts(konteks: Konteks) -> Iterator[Fakta]:
    """Facts about the record's texts, and about the document's lines where they are at hand."""
    yield from _broken_off(konteks)
    if konteks.document:
        owners = konteks.pemilik
        yield from _numbering(konteks.document, owners)
        yield from _empty_rows(konteks.document, owners)
        yield from _twice(konteks, konteks.document, owners)
        yield from _contents(konteks, konteks.document)
        yield from _loose_ends(konteks, konteks.document)


def _numbering(document: Document, owners: Mapping[int, str]) -> Iterator[Fakta]:
    """`nomor-butir-lompat`: a number or letter left out or given twice in a list; where numbering starts is not judged."""
    for wrong in _wrong_numbers(document.content):
        first, last = wrong[0][2], wrong[-1][3]
        place = (first, last) if last - first < _LONGEST_PLACE else wrong[0][2:]
        steps = ", ".join(f"{before} → {after}" for before, after, _, _ in wrong)
        alasan = Alasan("nomor butir tidak berurutan", "items are not numbered in a row")
        yield Fakta(owners.get(wrong[0][3], ""), "nomor-butir-lompat", 1, alasan, steps, (), place)


def _wrong_numbers(lines: tuple[Line, ...]) -> Iterator[list[tuple[int, int, int, int]]]:
    """For each list with faults: (number before, number after, line before, line after) of each."""
    open_lists: dict[str, _Daftar] = {}
    latest = ""
    loose = 0
    for line in lines:
        if line.blank:
            continue
        match = _ITEM.match(line.text) if line.cells is None else None
        if match is None:
            loose += 1
            if line.cells is not None or loose >= _LOOSE_LINES or line.text.isupper() or _LABEL.match(line.text):
                yield from (found.salah for found in open_lists.values() if found.salah)
                open_lists, latest = {}, ""
            continue
        loose = 0
        style = ("angka" if match["angka"] else "huruf") + match["tanda"]
        value = int(match["angka"]) if match["angka"] else ord(match["huruf"]) - ord("a") + 1
        found = open_lists.get(style)
        close = latest == style
        step = value - found.nilai if found else 1
        if found is None or value == 1 and not (close and step == 0) or not 0 <= step <= _WIDEST_GAP or step != 1 and not close:
            if found and found.salah:
                yield found.salah
            open_lists[style] = _Daftar(value, line.no, [])
        else:
            if step != 1:
                found.salah.append((found.nilai, value, found.baris, line.no))
            found.nilai, found.baris = value, line.no
        if style.startswith("angka"):
            for inner in [key for key in open_lists if key.startswith("huruf")]:
                if open_lists[inner].salah:
                    yield open_lists[inner].salah
                del open_lists[inner]
        latest = style
    yield from (found.salah for found in open_lists.values() if found.salah)


def _empty_rows(document: Document, owners: Mapping[int, str]) -> Iterator[Fakta]:
    """`baris-tabel-kosong`: rows that hold dashes alone. Rules of a Markdown table are longer dashes, and no rows."""
    run: list[int] = []
    for line in (*document.content, None):
        if line is not None and line.blank:
            continue
        cells = [cell.strip() for cell in line.cells or () if cell.strip()] if line is not None else []
        if line is not None and cells and all(_DASH.match(cell) for cell in cells):
            run.append(line.no)
        elif run:
            alasan = Alasan("baris tabel hanya berisi tanda hubung", "a row that holds dashes only")
            yield Fakta(owners.get(run[0], ""), "baris-tabel-kosong", 1, alasan, "", (), (run[0], run[-1]))
            run = []


def _twice(konteks: Konteks, document: Document, owners: Mapping[int, str]) -> Iterator[Fakta]:
    """`paragraf-ganda`: a paragraph of the running text printed again, or a bullet repeated at once. Cited regulations have a check of their own."""
    seen: dict[str, int] = {}
    for line in document.content:
        pointer = owners.get(line.no, "")
        for cell in line.cells or ():
            bullets = [piece.strip() for piece in _BULLET.split(cell)] if _BULLET_SIGN.search(cell) else []
            for before, after in pairwise(bullets):
                if len(after) >= _BULLET_LEAST and squash(before) == squash(after):
                    alasan = Alasan("butir tercetak dua kali berturut-turut", "an item printed twice in a row")
                    yield Fakta(pointer, "paragraf-ganda", 0.9, alasan, after, (), (line.no, line.no))
        key = squash(line.text)
        if (
            line.cells is not None
            or len(key) < _PARAGRAPH
            or pointer.startswith("/mengingat")
            or part_of(konteks.rekaman, line.no) not in _RUNNING
        ):
            continue
        twin = seen.get(key) or next((no for other, no in seen.items() if _nearly(key, other)), None)
        if twin:
            alasan = (
                Alasan(f"sama dengan baris {twin}", f"the same as line {twin}")
                if key in seen
                else Alasan(f"hampir sama dengan baris {twin}", f"nearly the same as line {twin}")
            )
            yield Fakta(pointer, "paragraf-ganda", 1 if key in seen else 0.9, alasan, line.text, (), (line.no, line.no))
        seen.setdefault(key, line.no)


def _nearly(key: str, other: str) -> bool:
    """Whether two long paragraphs are one but for a few words."""
    if min(len(key), len(other)) < _LONG_PARAGRAPH or not 0.8 < len(key) / len(other) < 1.25:
        return False
    # So many letters must agree. The runs that do lie apart by letters that do not, so that as many pairs of letters must agree, less one a run.
    both = len(key) + len(other)
    least = _TWIN * both / 2 - 1e-6
    if _common(key, other, 1) < least or _common(key, other, 2) < least - (both - 2 * least) - 1:
        return False
    return SequenceMatcher(None, key, other, autojunk=False).ratio() >= _TWIN


def _common(one: str, other: str, length: int) -> int:
    """How many runs of so many letters two texts have in common, each as often as in both."""
    return (_runs(one, length) & _runs(other, length)).total()


@lru_cache(_KEPT)
def _runs(text: str, length: int) -> Counter[str]:
    return Counter(text[at : at + length] for at in range(len(text) - length + 1))


def _broken_off(konteks: Konteks) -> Iterator[Fakta]:
    """`teks-terpotong`: a text that ends in a preposition or a hyphen, and a list whose last item ends in `dan`."""
    for text in konteks.nilai:
        end = text.potongan[0].rstrip(" .")
        if end.endswith(":") or not text.tentang.startswith(("/jabatan/", "/iku/", "/diktum/")) or text.tentang.endswith("/nama"):
            continue
        ending = _ending(end)
        if ending == "terbuka":
            alasan = Alasan("berakhir dengan kata depan atau tanda hubung", "it ends in a preposition or a hyphen")
            yield Fakta(text.tentang, "teks-terpotong", 0.8, alasan, end[-60:], (), text.baris)
        elif ending == "penghubung" and _is_last(konteks, text.tentang):
            alasan = Alasan("butir terakhir berakhir dengan kata penghubung", "the last item ends in a conjunction")
            yield Fakta(text.tentang, "teks-terpotong", 0.9, alasan, end[-60:], (), text.baris)


@lru_cache(MEMORY)
def _ending(text: str) -> str:
    """How a text ends: terbuka (a preposition or a hyphen), penghubung (a conjunction), or ''."""
    if not text.rstrip().rstrip(":;,.").rstrip().casefold().endswith(_LAST_WORDS):
        return ""
    return "terbuka" if _OPEN_END.search(text) else "penghubung" if _CONJUNCTION.search(text) else ""


def _is_last(konteks: Konteks, pointer: str) -> bool:
    """Whether a text has no further item after it: the last of a list, or no item at all."""
    way = pointer.strip("/").split("/")
    if not way[-1].isdigit():
        return True
    items = getattr(konteks.rekaman.jabatan[int(way[1])], way[2]) if way[0] == "jabatan" else ()
    return way[2] in ("tugas", "fungsi") and int(way[3]) == len(items) - 1


def _loose_ends(konteks: Konteks, document: Document) -> Iterator[Fakta]:
    """`teks-terpotong`: a heading of a table at the end of the document; a paragraph of running text that begins in the middle of a sentence."""
    lines = [line for line in document.content if not line.blank]
    if lines and lines[-1].cells is None and _TITLE.match(lines[-1].text):
        last, at = lines[-1], len(konteks.rekaman.bagian) - 1
        alasan = Alasan("judul terakhir tidak diikuti isi", "nothing follows the last heading")
        yield Fakta(f"/bagian/{at}" if at >= 0 else "", "teks-terpotong", 0.8, alasan, last.text.strip(" #*"), (), (last.no, last.no))
    owners = konteks.pemilik
    for before, line in pairwise(lines):
        prose = line.cells is None and before.cells is None and part_of(konteks.rekaman, line.no) in ("kata-pengantar", "bab")
        if prose and line.no > before.no + 1 and _BEGINS_SMALL.match(line.text) and _ENDED.search(before.text):
            alasan = Alasan("alinea berawal di tengah kalimat", "the paragraph begins in the middle of a sentence")
            start = " ".join(line.text.split()[:8])
            yield Fakta(owners.get(line.no, _part(konteks, line.no)), "teks-terpotong", 0.7, alasan, start, (), (line.no, line.no))


def _part(konteks: Konteks, no: int) -> str:
    """Pointer of the part that a line stands in."""
    return next((f"/bagian/{at}" for at, part in enumerate(konteks.rekaman.bagian) if part.baris[0] <= no <= part.baris[1]), "")


def _contents(konteks: Konteks, document: Document) -> Iterator[Fakta]:
    """`daftar-isi-tanpa-isi`: an entry that the body does not have. `isi-tanpa-daftar`: a chapter or annex that the table does not name."""
    parts = konteks.rekaman.bagian
    table = next(((at, part) for at, part in enumerate(parts) if part.jenis == "daftar-isi"), None)
    if table is None:
        return
    at, part = table
    entries = [line for line in document.content if part.baris[0] < line.no <= part.baris[1] and _ENTRY.match(line.text)]
    listed_lines = {line.no for line in entries}
    body = squash("".join(line.text for line in document.content if line.no not in listed_lines))
    titles = {line.no: squash(_ENTRY.sub(r"\g<judul>", line.text).lstrip("0123456789. ")) for line in entries}
    for line in entries:
        if titles[line.no] not in body:
            place: Baris = (line.no, line.no)
            alasan = Alasan("judul ini tidak ditemukan dalam isi", "the body has no such title")
            yield Fakta(f"/bagian/{at}", "daftar-isi-tanpa-isi", 0.8, alasan, line.text, (), place)
    for other, found in enumerate(parts):
        name = found.nama or ""
        named = re.compile(rf"\W*{re.escape(name)}\b", re.IGNORECASE)
        if found.jenis == "bab" and entries and not any(named.match(line.text) for line in entries):
            alasan = Alasan("bab ini tidak tercantum dalam daftar isi", "the table of contents does not name this chapter")
            yield Fakta(f"/bagian/{other}", "isi-tanpa-daftar", 0.8, alasan, name, (), (found.baris[0], found.baris[0]))
