"""Facts about the decree as a document: do its parts agree on number, date, period and place; are considerations and annexes its own."""

import re
from collections.abc import Iterator
from itertools import pairwise

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import Bagian, Baris, Rekaman
from iki_graph.reference.gazetteer import find_regency, is_district
from iki_graph.reference.keys import squash
from iki_graph.reference.tables import table
from iki_graph.reference.terms import month_names

_AROUND = ("kata-pengantar", "daftar-isi", "bab")
"""Parts that speak of the decree from outside."""
_OFFICIAL = re.compile(r"(?i)\bkeputusan\s+(?!ini\b)[^\W\d_]+")
_ABOUT = re.compile(r"(?i)\btentang\b(?P<tentang>.{10,})")
_YEARS = re.compile(
    r"(?i)\b(?:tahun|periode)\s*:?\s*(?P<dari>20\d\d)(?:\s*(?:-|–|—|s\.?\s?d\.?|sampai(?:\s+dengan)?)\s*(?P<sampai>20\d\d))?(?!\d)"
)
_INDICATOR = re.compile(r"(?i)\bindikator\b|\bIK[UI]\b|\bkinerja\b|\bakuntabilitas\b|\bSAKIP\b")
_MAIN_CLAUSE = re.compile(
    r"(?i)\b(?:perlu|maka|diperlukan|dipandang|dianggap|harus|wajib|telah|sudah|belum|adalah|merupakan|ialah|dapat|akan|agar|supaya|"
    r"ditetapkan|dibutuhkan|memerlukan|mengamanatkan|mewajibkan|terdapat|terjadi|berkewajiban|bertanggung\s*jawab|dilaksanakan)\b"
)
_OPENING = re.compile(
    r"(?i)^\W*(?:bahwa\W+)?(?:untuk|dalam\s+rangka|guna|sehubungan|berdasarkan|dengan|sesuai|berkaitan|berkenaan|sebagai|menindaklanjuti)\b"
)
_DISTRICT = re.compile(r"(?i)^(?:kantor\s+)?(?:kecamatan|distrik)\s+")
_NUMERAL = re.compile(r"(?i)^\W*lampiran\s+(?P<nomor>[ivx]{1,5}|\d{1,2})\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_SIGNED = re.compile(
    r"\bNIP\b|\btt[dg]\b|\bcap\b|^\W*(?:a\.?n\.?\s+|plt\.?\s+)?(?:camat|lurah|bupati|kepala|inspektur|direktur|sekretaris)\b", re.IGNORECASE
)
"""What tells a signature: office, NIP."""
_HEADING = re.compile(r"(?i)^\W*(?:penetapan\s+)?indikator\s+kinerja\b.{0,160}$")


def facts(konteks: Konteks) -> Iterator[Fakta]:
    """Facts about number, date, period, place, considerations and annexes."""
    rekaman = konteks.rekaman
    yield from _numbers(konteks)
    yield from _dates(konteks)
    yield from _periods(konteks)
    yield from _places(konteks)
    yield from _considerations(rekaman)
    yield from _annexes(rekaman)
    yield from _unsigned(konteks)


def _numbers(konteks: Konteks) -> Iterator[Fakta]:
    """`nomor-lampiran-berbeda`, `nomor-pengantar-berbeda`: the decree's number as another part gives it. Slots not filled in do not count."""
    rekaman = konteks.rekaman
    own = rekaman.dokumen.nomor
    if not own or not _segments(own):
        return
    reason = Alasan(f"nomor keputusan sendiri {own}", f"the decree's own number is {own}")
    for at, part in enumerate(rekaman.bagian):
        written = part.identitas.nomor if part.identitas else None
        if written and _differ(own, written):
            place = _mention(rekaman, at, "nomor", written) or _head(part)
            yield Fakta(f"/bagian/{at}", "nomor-lampiran-berbeda", 1, reason, written, (), place)
    for at, sebutan in enumerate(rekaman.sebutan):
        if sebutan.apa != "nomor" or sebutan.bagian is None or rekaman.bagian[sebutan.bagian].jenis not in _AROUND:
            continue
        if konteks.document and _differ(own, sebutan.nilai) and _is_own(konteks, sebutan.baris, sebutan.nilai):
            yield Fakta(f"/sebutan/{at}", "nomor-pengantar-berbeda", 0.95, reason, sebutan.nilai, (), sebutan.baris)


def _segments(number: str) -> list[str]:
    """The parts between slashes, by letters and digits alone and without leading zeros; [] where one is empty (a slot to be filled)."""
    parts = [re.sub(r"[\W_]+", "", part).casefold().lstrip("0") for part in re.split(r"[/\\]", number)]
    return parts if all(parts) else []


def _differ(own: str, written: str) -> bool:
    return bool(_segments(written)) and _segments(written) != _segments(own)


def _is_own(konteks: Konteks, lines: Baris, number: str) -> bool:
    """Whether a number belongs to this decree: a decree is named before it, and its title after it is this one's."""
    title = konteks.rekaman.dokumen.tentang
    text = konteks.document.quote(*lines) if konteks.document else ""
    digits = re.match(r"\d+", number)
    at = text.find(digits[0]) if digits else -1
    about = _ABOUT.search(text, at) if at > 0 else None
    if not title or not about or not _OFFICIAL.search(text[max(0, at - 120) : at]):
        return False
    wanted = {word for word in re.findall(r"[^\W\d_]{4,}", title.casefold())}
    given = {word for word in re.findall(r"[^\W\d_]{4,}", about["tentang"].casefold())}
    return len(wanted & given) >= 0.7 * len(wanted)


def _mention(rekaman: Rekaman, part: int, kind: str, value: str) -> Baris | None:
    """The lines of a mention in a part."""
    return next((s.baris for s in rekaman.sebutan if s.apa == kind and s.bagian == part and squash(s.nilai) == squash(value)), None)


def _head(part: Bagian) -> Baris:
    return part.baris[0], part.baris[0]


def _dates(konteks: Konteks) -> Iterator[Fakta]:
    """`tanggal-berbeda`: the date in the head of an annex; one that lacks its day only is no other date. `tanggal-kedua`: another day, or
    none, beside the signature."""
    rekaman = konteks.rekaman
    own = rekaman.dokumen.tanggal
    second = _second_place(konteks) if own else None
    if own and second and (re.match(r"\d*", second[2]) or [""])[0].lstrip("0") != own[8:10].lstrip("0"):
        reason = Alasan(f"tanggal penetapan {own}", f"the decree is dated {own}")
        yield Fakta("", "tanggal-kedua", 0.9, reason, " ".join(second[2].split()), (), second[1])
    for at, part in enumerate(rekaman.bagian):
        written = part.identitas.tanggal if part.identitas else None
        if own and written and not own.startswith(written) and not written.startswith(own):
            place = _mention(rekaman, at, "tanggal", written) or _head(part)
            reason = Alasan(f"tanggal penetapan {own}", f"the decree is dated {own}")
            yield Fakta(f"/bagian/{at}", "tanggal-berbeda", 1, reason, written, (), place)


def _periods(konteks: Konteks) -> Iterator[Fakta]:
    """`periode-berbeda`: years that a title, dictum or heading gives the indicators, where none of them is a year of the decree's own period."""
    rekaman = konteks.rekaman
    years = [int(year) for year in re.findall(r"20\d\d", rekaman.dokumen.tahun or "")]
    if not years or not rekaman.dokumen.tentang or str(years[0]) not in rekaman.dokumen.tentang:
        return
    texts: list[tuple[str, str, Baris | None]] = [(f"/diktum/{at}", diktum.teks or "", None) for at, diktum in enumerate(rekaman.diktum)]
    for at, part in enumerate(rekaman.bagian):
        if part.jenis == "lampiran":
            texts.append((f"/bagian/{at}", (part.identitas.tentang if part.identitas else None) or "", _head(part)))
    if konteks.document:
        owners = konteks.pemilik
        running = [line for line in konteks.document.content if line.cells is None and not line.blank]
        for line, following in pairwise([*running, None]):
            if line is None or not _HEADING.match(line.text):
                continue
            texts.append((owners.get(line.no, ""), line.text, (line.no, line.no)))
            # A heading in capitals may go on in the next line, which then has the year.
            if following is not None and following.no == line.no + 1 and following.text.isupper() and not _HEADING.match(following.text):
                texts.append((owners.get(following.no, ""), f"INDIKATOR {following.text}", (following.no, following.no)))
    for pointer, text, place in texts:
        if not _INDICATOR.search(text) or re.search(r"(?i)\b(?:peraturan|nomor)\b", text):
            continue
        for match in _YEARS.finditer(text):
            first = int(match["dari"])
            last = int(match["sampai"] or first)
            if last < years[0] or first > years[-1]:
                reason = Alasan(f"periode pada judul {rekaman.dokumen.tahun}", f"the period in the title is {rekaman.dokumen.tahun}")
                yield Fakta(pointer, "periode-berbeda", 0.9, reason, match[0], (), place)


def _places(konteks: Konteks) -> Iterator[Fakta]:
    """`tempat-berbeda`: a second place beside the signature. `tempat-bukan-kedudukan`: a camat sets the decree in another region's place."""
    dokumen = konteks.rekaman.dokumen
    if not dokumen.tempat:
        return
    own = squash(_DISTRICT.sub("", dokumen.instansi or ""))
    found = konteks.rekaman.asal.get("/dokumen/tempat")
    place = found.baris if found else None
    second = _second_place(konteks)
    if second and squash(second[0]) != squash(dokumen.tempat):
        reason = Alasan(f"di samping tanda tangan tertulis {second[0]}", f"beside the signature stands {second[0]}")
        yield Fakta("", "tempat-berbeda", 0.9, reason, dokumen.tempat, (), place or second[1])
        return
    named = find_regency(dokumen.tempat) is not None or is_district(dokumen.tempat)
    if named and _DISTRICT.match(dokumen.instansi or "") and squash(dokumen.tempat) != own:
        reason = Alasan(f"kedudukan instansi {dokumen.instansi}", f"the seat of the office is {dokumen.instansi}")
        yield Fakta("", "tempat-bukan-kedudukan", 0.6, reason, dokumen.tempat, (), place)


def _second_place(konteks: Konteks) -> tuple[str, Baris, str] | None:
    """A place with month and year on a line of its own at the end of the decree's body ('Sumberwangi, 15 Januari 2024'): place, lines, date."""
    body = next((part for part in konteks.rekaman.bagian if part.jenis == "batang-tubuh"), None)
    if body is None or konteks.document is None:
        return None
    months = "|".join(map(re.escape, month_names()))
    pattern = re.compile(
        rf"^\W*(?P<tempat>[^\W\d_][^\W\d_ ]+(?: [^\W\d_]+)?)\s*,\s*(?:\d{{1,2}}|\W*)\s*(?:{months})\s+\d{{4}}\W*$", re.IGNORECASE
    )
    for line in konteks.document.content:
        if body.baris[0] <= line.no <= body.baris[1] and (match := pattern.match(line.text)):
            return match["tempat"], (line.no, line.no), line.text.partition(",")[2].strip(" .*")
    return None


def _considerations(rekaman: Rekaman) -> Iterator[Fakta]:
    """`konsiderans-asing`: speaks of another decree's object. `konsiderans-tidak-selesai`: has an opening and no main clause."""
    others = re.compile(rf"(?i)\b(?:{'|'.join(row['words'] for row in table('obyek-keputusan.csv'))})\b")
    for at, text in enumerate(rekaman.menimbang):
        # Titles of regulations and the decree to be made are not what a consideration says.
        said = re.sub(r"(?i)\btentang\b[^,;]*|\bkeputusan\s+(?:camat|bupati|kepala)\b.*", " ", text)
        if (other := others.search(said)) and not _INDICATOR.search(text):
            reason = Alasan(
                f"menyebut '{other[0]}', bukan indikator kinerja", f"it speaks of '{other[0]}' and not of performance indicators"
            )
            yield Fakta(f"/menimbang/{at}", "konsiderans-asing", 0.9, reason, other[0])
        elif _OPENING.match(text) and not _MAIN_CLAUSE.search(text):
            reason = Alasan("hanya anak kalimat, tanpa 'perlu …' atau 'maka …'", "a clause only, without 'perlu …' or 'maka …'")
            yield Fakta(f"/menimbang/{at}", "konsiderans-tidak-selesai", 0.85, reason)


def _annexes(rekaman: Rekaman) -> Iterator[Fakta]:
    """`lampiran-nomor-ganda`: a number that an earlier annex has. `lampiran-tanpa-identitas`: no number and date of the decree."""
    seen: dict[int, int] = {}
    for at, part in enumerate(rekaman.bagian):
        if part.jenis != "lampiran":
            continue
        if part.identitas is None:
            reason = Alasan("kepala lampiran tanpa nomor dan tanggal keputusan", "the annex's head lacks number and date of the decree")
            yield Fakta(f"/bagian/{at}", "lampiran-tanpa-identitas", 0.95, reason, part.nama or "", (), _head(part))
        numeral = _NUMERAL.match(part.nama or "")
        if not numeral:
            continue
        printed = numeral["nomor"].casefold()
        number = int(printed) if printed.isdigit() else _ROMAN.get(printed, 0)
        if number in seen:
            taken = numeral["nomor"]
            reason = Alasan(f"nomor {taken} sudah dipakai lampiran sebelumnya", f"an earlier annex has the number {taken}")
            yield Fakta(f"/bagian/{at}", "lampiran-nomor-ganda", 1, reason, part.nama or "", (), _head(part))
        seen.setdefault(number, at)


def _unsigned(konteks: Konteks) -> Iterator[Fakta]:
    """`lampiran-tanpa-tanda-tangan`: nothing but the rows of the last table, or a heading, at the end of the annexes. Where the decree
    itself is not signed, that says it all."""
    rekaman, document = konteks.rekaman, konteks.document
    annex = next((at for at in reversed(range(len(rekaman.bagian))) if rekaman.bagian[at].jenis == "lampiran"), None)
    signer = rekaman.dokumen.penandatangan
    if document is None or annex is None or rekaman.dokumen.jenis and not (signer and signer.nama):
        return
    rows = [row.baris[1] for row in (*rekaman.iku, *(row for jabatan in rekaman.jabatan for row in jabatan.iki)) if row.baris]
    lines = [line for line in document.content if not line.blank]
    after = [line for line in lines if rows and line.no > max(rows)]
    if rows and not any(_SIGNED.search(line.text) for line in after):
        reason = Alasan("sesudah tabel terakhir tidak ada pejabat yang menandatangani", "no official signs after the last table")
        yield Fakta(f"/bagian/{annex}", "lampiran-tanpa-tanda-tangan", 0.8, reason, "", (), (lines[-1].no, lines[-1].no))
