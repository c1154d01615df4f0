"""The decree itself: title, number, considerations, legal bases, dicta, place, date and signature."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

from iki_graph.parsing import citations
from iki_graph.parsing.flow import Flow, bare, list_items
from iki_graph.parsing.landmarks import Landmarks, label_of
from iki_graph.parsing.value import AT, SURE_GUESS, Value
from iki_graph.parsing.words import date_in, letters, title_case, without_mark
from iki_graph.reading import Line
from iki_graph.reference.gazetteer import find_regency
from iki_graph.reference.terms import find_kind

_HEADS = (
    r"camat|lurah|bupati|wali\s?kota|gubernur|inspektur|direktur|sekretaris\s+(?:daerah|dprd|dewan|jenderal|utama)|kepala\s+(?:dinas|badan|kantor|bagian|biro|satuan|"
    r"pelaksana|uptd?|puskesmas|sekolah|kecamatan|kelurahan|desa)|ketua\s+\w+|menteri|kepala"
)
_OFFICE_HEAD = re.compile(rf"^\W*(?:a\.?n\.?\s+|plt\.?\s+|plh\.?\s+|pj\.?\s+|selaku\s+)*({_HEADS})\b", re.IGNORECASE)
_TITLE = re.compile(rf"(?P<apa>(?:surat\s+)?keputusan|peraturan)\s+(?P<kepala>{_HEADS})(?P<nama>[^\n]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\bN\s?O\s?M\s?O\s?R\b\s*[.:]*[ \t]*(?P<nomor>[^\n]*(?:\n[ \t]*(?=[\d.]+\s*/)[^\n]*)?)", re.IGNORECASE)
_ABOUT = re.compile(r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b\s*:?", re.IGNORECASE)
_GRACE = re.compile(r"\bdengan\s+rahmat\s+tuhan\b", re.IGNORECASE)
_ORDINAL = r"satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua\s?belas|tiga\s?belas|empat\s?belas|lima\s?belas"
_DIKTUM = re.compile(rf"^\W*(?P<ke>pertama|ke\s?(?:{_ORDINAL}))\b(?P<sep>\W*?:|\W*$|\s+)", re.IGNORECASE)
_ORDER = [
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "duabelas",
    "tigabelas",
    "empatbelas",
    "limabelas",
]
_PLACE = re.compile(
    r"\b(?P<frasa>di\s?tetapkan|disahkan|dikeluarkan)\s+di\b\s*:?[ \t]*(?P<tempat>[^\n:]*?)(?=\s*(?:,?\s*pada\s+tanggal|\n|$))",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"\b(?:pada\s+)?(?:tanggal|tgl)\b\s*\.?\s*:?\s*(?P<tanggal>[^\n]*)", re.IGNORECASE)
_RANK = re.compile(r"^\W*((?:pembina|penata|pengatur|juru)\b[^\n]*)$", re.IGNORECASE)
_NIP = re.compile(r"\bN\.?I\.?P\.?\s*[.:]*\s*(?P<nip>[\d][\d .OolI]{6,26}[\dOolI])", re.IGNORECASE)
_SIGNED_IN_ONE_LINE = re.compile(
    rf"^\W*(?P<jabatan>(?:{_HEADS})\b[^,]*),\s*(?:ttd\W*)?(?P<nama>[A-Z].*?)\s+(?P<pangkat>(?:Pembina|Penata|Pengatur|Juru)\b.*?)?[\s,]*\bNIP\b[\s.:]*(?P<nip>\d[\d ]+\d)",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"\b(lampiran|indikator|keputusan|peraturan|tembusan|salinan|daftar|instansi|nomor|tanggal|tentang|kecamatan|kabupaten|visi|misi|kepala|sekretaris|linieritas|jabatan|tugas)\b",
    re.IGNORECASE,
)
_REGENCY = re.compile(r"\b(?:kabupaten|kab\.|kota)\s+(?:[A-Z][\w'’\-]*)(?:\s+[A-Z][\w'’\-]*){0,3}", re.IGNORECASE)
_OFFICE = re.compile(
    r"^\W*(?:kantor\s+)?((?:kecamatan|kelurahan|distrik|dinas|badan|inspektorat|sekretariat|satuan\s+polisi|puskesmas|uptd?|rumah\s+sakit|bagian|rsud)\b[^\n]*)$",
    re.IGNORECASE,
)


def read_header(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Kind, number, title, office and region from the letterhead and the title; keys as in `record.Dokumen`."""
    if marks.title is None:
        return {}
    end = next((i for i in (marks.menimbang, marks.mengingat, marks.decides) if i is not None), min(marks.title + 25, len(lines)))
    flow = Flow(lines[marks.title : end])
    title = _TITLE.search(flow.text.replace("\n", " "))
    result: dict[str, Any] = {"jenis": None, "nomor": None, "tentang": None}
    official = None
    if title:
        kind = re.sub(r"^surat\s+", "", title.group("apa"), flags=re.IGNORECASE)
        head = " ".join(title.group("kepala").split())
        first = lines[marks.title].no
        result["jenis"] = Value(
            title_case(f"{kind} {head}".upper()),
            first,
            first + 1 if lines[marks.title].text.strip().lower() in ("keputusan", "surat keputusan") else first,
        )
        official = re.split(r"\bn\s?o\s?m\s?o\s?r\b|\btentang\b", title.group("kepala") + title.group("nama"), flags=re.IGNORECASE)[
            0
        ].strip(" ,")
    else:
        word = re.match(r"\W*(?:surat\s+)?(keputusan|peraturan)", flow.text, re.IGNORECASE)
        result["jenis"] = Value(title_case(word.group(1).upper()), flow.lines[0].no, flow.lines[0].no) if word else None
    about = _ABOUT.search(flow.text)
    begin = _TITLE.search(flow.text)
    number = _NUMBER.search(flow.text, begin.start() if begin else 0, about.start() if about else len(flow.text))
    if number:
        result["nomor"] = _number(flow, number)
    if about:
        result["tentang"] = _about(flow, about.end(), official)
    result.update(_office(lines, marks, flow, official))
    return result


def _number(flow: Flow, match: re.Match[str]) -> Value | None:
    value = flow.value(*match.span("nomor"))
    if value is None:
        before = re.search(r"\bTAHUN\s+\d{4}\s*$", flow.text[: match.start()], re.IGNORECASE)
        return flow.value(*before.span()) if before else None
    text = tidy_number(value.text)
    if not re.search(r"\d", text):
        return None
    return value.with_text(text)


def tidy_number(text: str) -> str:
    """A decree's number without the blanks around its slashes: `188./ 1.A / KEP` -> `188./1.A/KEP`."""
    text = re.sub(r"\s*/\s*", "/", text.strip(" .,;:"))
    return re.sub(r"\s+", " ", text).rstrip(".,;")


def _about(flow: Flow, start: int, official: str | None) -> Value | None:
    stop = len(flow.text)
    grace = _GRACE.search(flow.text, start)
    if grace:
        stop = grace.start()
    if official:
        words = [re.escape(w) for w in re.split(r"\W+", official) if w]
        own = words[: max(2, min(len(words), 6))]
        pattern = re.compile(r"(?:^|(?<=\s))\W*" + r"\W+".join(own), re.IGNORECASE)
        hits = [m for m in pattern.finditer(flow.text, start, stop)]
        if hits and hits[-1].start() > start + 12:
            rest = flow.text[hits[-1].end() : stop]
            at_line_start = "\n" in flow.text[hits[-1].start() - 1 : hits[-1].start() + 1] or flow.text[
                hits[-1].start() : hits[-1].end()
            ].startswith("\n")
            if len(rest.strip()) < 60 and (
                at_line_start or re.match(r"^[^\n]*,?\s*$", rest.strip()) and (not rest.strip() or rest.strip()[-1:] == ",")
            ):
                stop = hits[-1].start()
    value = flow.value(start, stop)
    if value is None:
        return None
    return value.with_text(re.sub(r"[\s;.,:]+$", "", value.text))


def _office(lines: Sequence[Line], marks: Landmarks, flow: Flow, official: str | None) -> dict[str, Any]:
    """Office and regency: from the letterhead, else from the title."""
    assert marks.title is not None
    kabupaten = instansi = None
    head = [(bare(line), line.no) for line in lines[max(0, marks.title - 16) : marks.title]]
    head.append((re.split(r"\b(?:SURAT\s+)?KEPUTUSAN\b", bare(lines[marks.title]), maxsplit=1)[0], lines[marks.title].no))
    for text, no in head:
        government = re.match(r"^\W*PEMERINTAH\s+(?:DAERAH\s+)?(.*)$", text, re.IGNORECASE)
        if government and kabupaten is None:
            kabupaten = _regency(government.group(1), no)
        office = _OFFICE.match(re.sub(r"^\W*PEMERINTAH\s+.*?(?=KECAMATAN|DINAS|BADAN|INSPEKTORAT)", "", text, flags=re.IGNORECASE))
        if (
            office
            and instansi is None
            and len(text) < 160
            and len(name := _office_name(office.group(1))) < 90
            and not re.search(r"\d{3}", name)
        ):
            instansi = Value(name, no, no)
    if kabupaten is None and (named := _REGENCY.search(flow.text)):
        kabupaten = _regency(named.group(), flow.line_no(named.start()))
    if instansi is None and official and (of_head := _office_of(official)):
        instansi = Value(of_head, flow.lines[0].no, flow.lines[0].no)
    return {"instansi": instansi, "kabupaten": kabupaten}


def _regency(text: str, line: int) -> Value | None:
    """`KABUPATEN TUBAN …` as `Kabupaten Tuban`: as many words as the gazetteer knows, else two words."""
    match = re.match(r"\W*(kabupaten|kab\.|kota)\s+(.*)", text.strip(), re.IGNORECASE)
    if not match:
        return None
    kind = "Kota" if match.group(1).lower() == "kota" else "Kabupaten"
    words = [w for w in re.split(r"[\s,;.]+", match.group(2)) if w]
    for n in range(min(4, len(words)), 0, -1):
        if find_regency(f"{kind} {' '.join(words[:n])}"):
            return Value(f"{kind} {title_case(' '.join(words[:n]).upper())}", line, line)
    stop = next(
        (i for i, w in enumerate(words) if not w.isalpha() or w.lower() in ("tahun", "nomor", "kecamatan", "provinsi", "tentang")),
        len(words),
    )
    return (
        Value(
            f"{kind} {title_case(' '.join(words[: min(stop, 2)]).upper())}",
            line,
            line,
            SURE_GUESS,
            "nama kabupaten/kota tidak dikenal dalam daftar wilayah",
        )
        if words[:stop]
        else None
    )


def regency_in(text: str, line: int) -> Value | None:
    """The first regency or city that a text names with its kind."""
    named = _REGENCY.search(text)
    return _regency(named.group(), line) if named else None


def _office_name(text: str) -> str:
    text = re.split(
        r"\s+(?=KABUPATEN\b|KOTA\b|PROVINSI\b|TAHUN\b|JL\b|JLN\b|JALAN\b|ALAMAT\b|TELP|NOMOR\b)", text.strip(" ,.:;"), flags=re.IGNORECASE
    )[0]
    return title_case(text.upper() if text.upper() == text else text)


def _office_of(official: str) -> str | None:
    """The office of an official: CAMAT KEREK -> Kecamatan Kerek, KEPALA DINAS X -> Dinas X."""
    name = re.split(r"\s+(?=KABUPATEN\b|KOTA\b|PROVINSI\b)", official, flags=re.IGNORECASE)[0].strip(" ,")
    for head, office in (("camat", "Kecamatan"), ("lurah", "Kelurahan"), ("inspektur", "Inspektorat")):
        if match := re.match(rf"{head}\b\s*(.*)", name, re.IGNORECASE):
            return _office_name(f"{office.upper()} {match.group(1).upper()}") if match.group(1) or head == "inspektur" else None
    if match := re.match(
        r"kepala\s+(?:pelaksana\s+)?((?:dinas|badan|kantor|uptd?|puskesmas|bagian|satuan|kecamatan)\b.*)", name, re.IGNORECASE
    ):
        return _office_name(re.sub(r"^kantor\s+(?=kecamatan)", "", match.group(1), flags=re.IGNORECASE).upper())
    return None


# --- considerations and legal bases ---------------------------------------------------------------------------------


def read_preamble(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Menimbang and mengingat, told apart by their wording where the labels stand together or late."""
    start = next((i for i in (marks.menimbang, marks.mengingat) if i is not None), None)
    if start is None:
        return {}
    end = marks.decides if marks.decides is not None else _end_of_preamble(lines, start, marks)
    menimbang: list[Value] = []
    mengingat: list[Value] = []
    target = menimbang if start == marks.menimbang else mengingat
    run: list[Line] = []

    def close() -> None:
        for value in _split_considerations(list_items(run)):
            _sort(value, target, menimbang, mengingat)
        run.clear()

    for line in lines[start:end]:
        text = bare(line)
        if not text or re.fullmatch(r"\W*\d{1,3}\W*", text) and not re.search(r"\d[.)]", text) or _is_catchword(text):
            continue
        inside = re.search(r"^(.*[;.])\s*(mengingat\s*:.*)$", text, re.IGNORECASE)
        pieces = [inside.group(1), inside.group(2)] if inside else [text]
        for piece in pieces:
            label = label_of(piece)
            if label in ("menimbang", "mengingat", "memperhatikan"):
                close()
                target = {"menimbang": menimbang, "mengingat": mengingat}.get(label, [])
                piece = re.sub(r"^\W*[^\W\d_]+\s*[:;]*\s*", "", piece)
            piece = re.sub(r"^:\s*", "", piece)
            if not piece:
                continue
            run.append(Line(line.no, re.sub(r"^-\s+(?=(?:[a-z]|\d{1,2})[.)])", "", piece)))
    close()
    return {
        "menimbang": menimbang,
        "mengingat": [{**citations.take_apart(v.text), "no": i, "teks": v, AT: v.lines} for i, v in enumerate(mengingat, 1)],
    }


def _is_catchword(text: str) -> bool:
    """A word of the next page printed at the foot of a page: `6. Undang-Undang…`, `……/2`."""
    return (
        len(text) < 45
        and bool(re.search(r"(?:\.{3,}|…+)\s*(?:/\s*\d+)?\W*$", text))
        or bool(re.fullmatch(r"\W*[-–]\s*\d{1,3}\s*[-–]\W*", text))
    )


def _split_considerations(items: list[Value]) -> list[Value]:
    """Items that begin in the middle of a line: `…; b. bahwa …`, `…; 3. Peraturan …`."""
    result = []
    for item in items:
        cuts = [
            m.start("next")
            for m in re.finditer(r";\s*(?P<next>(?:[b-z]|\d{1,2})[.)]\s*(?:bahwa|Undang|Peraturan|Keputusan|Instruksi)\b)", item.text)
        ]
        bounds = [0, *cuts, len(item.text)]
        result += [item.with_text(without_mark(item.text[a:b])[1]) for a, b in itertools.pairwise(bounds)]
    return result


def _sort(value: Value, target: list[Value], menimbang: list[Value], mengingat: list[Value]) -> None:
    text = re.sub(r"^\W+", "", value.text)
    if re.match(r"bahwa\b", text, re.IGNORECASE):
        menimbang.append(value)
    elif target is menimbang and find_kind(text) and not text.lower().startswith("keputusan"):
        mengingat.append(value)
    else:
        target.append(value)


def _end_of_preamble(lines: Sequence[Line], start: int, marks: Landmarks) -> int:
    stop = marks.annex if marks.annex > start else len(lines)
    return next(
        (
            i
            for i in range(start, stop)
            if label_of(bare(lines[i])) == "menetapkan" or _DIKTUM.match(bare(lines[i])) and ":" in bare(lines[i])
        ),
        stop,
    )


# --- dicta ---------------------------------------------------------------------------------------------------------


def read_dicta(lines: Sequence[Line], marks: Landmarks) -> list[dict[str, Any]]:
    """The dicta between MEMUTUSKAN and the place of setting; `Menetapkan : …` is none."""
    if marks.decides is None:
        return []
    end = marks.set_at if marks.set_at is not None else marks.annex
    found: list[tuple[Value, list[Line]]] = []
    last = 0
    for line in lines[marks.decides + 1 : end]:
        text = bare(line)
        match = _DIKTUM.match(re.sub(r"^\W*(?=K\s?E\s?)", "", text))
        if (
            match
            and (order := _order(match.group("ke")))
            and (order == last + 1 or ":" in match.group("sep") or not match.group("sep").strip() and order > last)
        ):
            clean = re.sub(r"^\W*(?=K\s?E\s?)", "", text)
            label = re.sub(r"\s+", "", match.group("ke")).upper()
            rest = re.sub(r"^[\s:*]+", "", clean[match.end() :])
            found.append((Value(label, line.no, line.no), [Line(line.no, rest)] if rest else []))
            last = order
        elif found and text:
            found[-1][1].append(Line(line.no, text))
    return [_dictum(label, body) for label, body in found]


def _order(word: str) -> int | None:
    key = letters(word)
    if key == "pertama":
        return 1
    return _ORDER.index(key[2:]) + 1 if key[2:] in _ORDER else None


def _dictum(label: Value, body: list[Line]) -> dict[str, Any]:
    first_item = next((i for i, line in enumerate(body) if without_mark(line.text)[0] is not None), len(body))
    teks = None
    if first_item:
        teks = Value(" ".join(line.text for line in body[:first_item]), body[0].no, body[first_item - 1].no)
    butir = list_items(body[first_item:])
    last = body[-1].no if body else label.last
    return {"ke": label, "teks": teks, "butir": butir, AT: (label.first, last)}


# --- place, date, signature ----------------------------------------------------------------------------------------


def read_closing(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Place, date and signer from the end of the decree."""
    if marks.set_at is None:
        return {}
    flow = Flow(lines[marks.set_at : max(marks.annex, marks.set_at + 1)])
    result: dict[str, Any] = {}
    place = _PLACE.search(flow.text)
    if place:
        result["tempat"] = flow.group(place, "tempat")
        frasa = flow.group(place, "frasa")
        result["frasa_penetapan"] = frasa and frasa.with_text(re.sub(r"\s", "", frasa.text).capitalize())
    date = next((m for m in _DATE_LABEL.finditer(flow.text) if date_in(m.group("tanggal"))), None)
    if date:
        value = flow.group(date, "tanggal")
        assert value is not None
        result["tanggal"] = value.with_text(date_in(value.text) or "")
    after = date.end() if date else place.end() if place else 0
    result["penandatangan"] = _signer(flow, after)
    return result


def _signer(flow: Flow, start: int) -> dict[str, Any] | None:
    office = name = rank = nip = None
    for match in re.compile(r"[^\n]*[^\s.,:\-][^\n]*").finditer(flow.text, start):
        begin, end, text = match.start(), match.end(), match.group().strip()
        if whole := _SIGNED_IN_ONE_LINE.match(match.group()):
            parts = {k: flow.value(begin + whole.start(k), begin + whole.end(k)) for k in ("jabatan", "nama", "pangkat", "nip")}
            return {k: v and v.with_text(v.text.rstrip(" ,")) for k, v in parts.items()}
        if found := _NIP.search(match.group()):
            nip = nip or flow.value(begin + found.start("nip"), begin + found.end("nip"))
            continue
        if _RANK.match(text):
            rank = rank or flow.value(begin, end)
            continue
        if re.match(r"^\W*ttd\b", text, re.IGNORECASE):
            continue
        if name is None and _OFFICE_HEAD.match(text) and office is None:
            office = flow.value(begin, end)
            continue
        if office is not None and name is None and not _NOT_NAME.search(text) and not date_in(text) and _looks_like_name(text):
            name = flow.value(begin, end)
        elif office is not None and name is None and text.upper() == text and not _looks_like_heading(text):
            office = Value(f"{office.text} {text}", office.first, flow.line_no(begin))
        elif name is not None or office is not None:
            break
    if office is None and name is None and nip is None:
        return None
    if office is not None:
        office = office.with_text(office.text.rstrip(" ,"))
    return {"jabatan": office, "nama": name, "nip": nip, "pangkat": rank}


def _looks_like_name(text: str) -> bool:
    words = re.split(r"[\s.,]+", text.strip(" .,_"))
    return (
        1 <= len([w for w in words if w]) <= 9
        and all(re.fullmatch(r"[A-Za-z'’`\-()]+", w) for w in words if w)
        and text[:1].isupper()
        and len(text) < 60
    )


def _looks_like_heading(text: str) -> bool:
    return bool(re.match(r"^\W*(lampiran|indikator|peraturan|tabel|daftar|linieritas|tembusan|instansi)\b", text, re.IGNORECASE))
