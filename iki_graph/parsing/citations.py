"""Citations of regulations taken apart: kind, number, year, title, gazette, amendments (UU 12/2011, Lampiran II, 39-49)."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from iki_graph.parsing.known import as_known
from iki_graph.parsing.misread import coded_number, is_ill_coded, mended
from iki_graph.parsing.typed import is_typed
from iki_graph.reference.keys import regulation_key
from iki_graph.reference.regulations import by_key
from iki_graph.reference.scope import keeping
from iki_graph.reference.terms import RegulationKind, match_kind

_KEPT = 5_000
"""Of how many texts the names in them are remembered: a decree's texts are looked at several times."""

_NUMBER = re.compile(
    r"""\s*(?:,?\s*(?:Nomor|Nomer|No)\b\s*[.:]*|[.:])?\s*
        (?P<nomor>(?:(?:PER|PM|KM|KP)\s+(?=\d))?[A-Z0-9][\w./\-]*(?:(?:\s+[/.\-](?:\s+(?![\s/.\-]))?|[/.\-]\s+(?![\s/.\-]))[\w./\-]*)*?)
        (?:\s*,?\s*(?:\(?Drt\.?\)?\s+|\(?Darurat\)?\s+)?Tah[uia]n\s*:?\s*(?P<tahun>\d{4}))?
        (?(tahun)(?!\w)|(?=\s*(?:,|;|:|\(|\)|\.?$|[.]\s|tentang\b|tanggal\b|jo\b|juncto\b|dan\b|sebagaimana\b|yang\b|pasal\b|tahun\b|di\b|untuk\b|lem\w+\s+negara\b|berita\s+negara\b|t(?:e(?:n(?:ta?n?)?)?)?$)))""",
    re.VERBOSE | re.IGNORECASE,
)
_BLANK_IN_NUMBER = re.compile(r"(?<!^P[MR])(?<!^K[MP])\s+")
_TO_COME = 2045
_REGIONAL = frozenset(("Perda", "Perbup", "Perwal", "Pergub"))
_BETWEEN = re.compile(
    r"(?P<region>[\s,]*(?:(?:Republik|(?i:Provinsi|Propinsi|Kabupaten|Kota)|Kab|Daerah|Negara|R\.?I\.?)\b\.?|Indonesia|(?!(?:No|Nomor|Tahun|tentang)\b)[A-Z][\w']*)?(?:[\s,]+(?:(?:dan|serta|atas|&)\s+)?(?!(?:No|Nomor|Nomer|Tahun|tentang)\b)[A-Z][\w'\-]*){0,7})",
)
_NUMBER_AHEAD = re.compile(r"\s*,?\s*(?:Nomor|Nomer|No\b|\d{1,3}\s+Tahun\s+\d{4}\b)", re.IGNORECASE)
_AGAIN = re.compile(r"\s*[-–]?\s*undang\b(?=\s*(?:No|Nomor)\b)|\s*\([^()]{2,30}\)(?=\s*(?:No|Nomor)\b)", re.IGNORECASE)
"""The last word of a kind printed once more, or its short name in brackets (`Menteri … Negara (Men PAN) Nomor`)."""
_MINISTRY = re.compile(
    r"(?:\s+(?!(?:No|Nomor|Tahun|tentang|dengan)\b)(?:[A-Za-z][\w.\-]*|[,&])|\s*[,/]\s*(?!(?:No|Nomor|Tahun|tentang)\b)[A-Za-z][\w.\-]*){1,16}?(?=\s+(?:Nomor|Nomer|No)\b)",
    re.IGNORECASE,
)
"""The ministry or body behind a kind that is that of many, in small letters too (`Peraturan Menteri kesehatan Nomor`)."""
_OF_MANY = frozenset(("Permen", "Kepmen", "Perka"))
_UNKNOWN = re.compile(
    r"(?:Surat(?=\s+(?:Sekretaris|Kepala|Ketua|Direktur|Bupati|Wali|Gubernur|Menteri)\b)|(?:Surat\s+)?(?:Peraturan|Keputusan|Instruksi|Surat\s+Edaran))(?:\s+(?!(?:No|Nomor|Tahun|tentang)\b)[A-Za-z][\w.\-/]*){1,12}?"
    r"\s+(?:Nomor|Nomer|No\b)[\s:.]*(?P<nomor>[\w.\-]*\d[\w.\-]*(?:(?:\s*/\s*|(?<=-)\s+)[\w.\-]+)*)(?:\s+Tahun\s+(?P<tahun>\d{4}))?(?=\s+(?:tentang|tanggal)\b)",
    re.IGNORECASE,
)
"""An instrument of a body that makes none of the kinds (`Peraturan Jaksa Agung Nomor …`)."""
_TITLE = re.compile(r"[\s,;:.–-]*(?:tanggal\s+[^,;]{4,30},?\s*)?ten\s?tang\s*:?\s*(?:[.,;]\s+)?", re.IGNORECASE)
_TITLE_AT_ONCE = re.compile(r"\s+(?=(?!Lem|Ber|Tambah|Undang|Per|Kep|Ins)[A-Z][a-z]+\s+[A-Z])")
"""The title that stands behind the year without `tentang`."""
_PMK = re.compile(r"\W*(?:\d{1,2}\W+)?PMK\b")
_OF_HEALTH = re.compile(
    r"kesehat|pus?kesmas|masyarakat|rumah sakit|klini[ks]|medi[sk]|dokter|pasien|obat|farmasi|bidan|perawat|imunisasi|gizi", re.IGNORECASE
)
"""What the rules of the minister of health are about, whose short name is that of the rules of the minister of finance."""
_JOINT = re.compile(r"[\s,;)]+(?:jo\b\.?|juncto\b)\s*(?=[A-Z])", re.IGNORECASE)
_CHANGES = re.compile(r"[\s,;:.]*tentang\s+(?:pe(?:rub|ngub)ahan|mengubah)\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?<=\))\s+dan\s+(?=Undang\W{1,2}Undang Nomor (?P<nomor>\d{1,3}) Tahun (?P<tahun>\d{4}) tentang Pembentukan\b)")
"""Another law that forms a region, behind the changes of one (UU 11 Tahun 1950 … dan UU 23 Tahun 2000 tentang Pembentukan Provinsi Banten)."""
_ENACTED = re.compile(r"(?P<rest>\b(?:sebagai|menjadi)\s+Undang\s*[-–]?\s*Undang)\b", re.IGNORECASE)
_ENACTS = re.compile(r"\s*penetapan\b", re.IGNORECASE)
_CONSTITUTION_YEAR = re.compile(r"Tahun\s+1945|\b1945\b")
_GAZETTE = re.compile(
    r"\b(?:Tambahan\s+)?(?:Lem\w+|Berita)\s+(?:Negara|Daerah|Aceh|Kabupaten|Kota)\b|\b(?:LN|BN|LD|BD|TLN)(?:\.?\s?R\.?I\b\.?)?\s+(?:Tahun|No|\d)",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r",?\s*(?:sebagaimana\s+(?:te[lt]ah\s*)?|yang\s+te[lt]ah\s*|te[lt]ah\s*)(?:(?:di\s?lakukan|beberapa|berapa|be?b?erapakali|kali|terakhir|kedua|ketiga|keempat|kalinya)\s+)*"
    r"di\s?(?:ubah|rubah)\b",
    re.IGNORECASE,
)
_YEAR_AT_END = re.compile(r"(?:^|[/\-. ])((?:19|20)\d{2})$")
_WITH_YEAR = re.compile(r"^(\d{1,3})/((?:19|20)\d{2})$")
"""Number and year in short, `PP No. 8/2006`."""
_BEHIND_GAZETTE = re.compile(r"\)(?!\s*,?\s*(?:\(|Tambahan))", re.IGNORECASE)
_STRAY_MARK = re.compile(r"^\d{1,2}\.\s+(?=[A-Z])|(?<=[a-z])(?<!\b[Nn]omor)(?<!\b[Tt]ahun) \d{1,2}\.(?= [A-Z])")
"""The mark of an item that a text layer has put among the words of its title."""
_BAD_YEAR = re.compile(r"\s*Tahun\s+\S{4}(?=\s)", re.IGNORECASE)
"""A year that could not be read."""
_PART_OF = re.compile(r"^(?:Diktum\s+\w+|Pasal\s+\d+(?:\s+ayat\s+\(\d+\))?)\s+(?=[A-Z])")
"""What of a regulation is cited, before its name."""
_NUMBER_UNREAD = re.compile(r"\s*(?:Nomor|Nomer|No)\b[\s.:]*\S{1,3}\s+Tahun\s+(?P<tahun>(?:19|20)\d{2})(?=\s+tentang\b)", re.IGNORECASE)
"""A number that OCR has made something else of, before a year."""
_YEAR_UNREAD = re.compile(r"\s*,?\s*Tahun\b", re.IGNORECASE)
"""A year stands there that could not be read, or within which the text ends."""
_GAZETTE_YEAR = re.compile(r"Tahun\s*:?\s*(\d{4})", re.IGNORECASE)
_YEAR_TO_COME = re.compile(r"(?<=Tahun )2[1-9](?P<last>\d\d)\b", re.IGNORECASE)
_YEAR_BEFORE_NUMBER = re.compile(r"\bT\w{3,4}\W? ((?:19|20)\d\d) Nomor\b")
"""Behind a misread `Tahun`."""
_GAZETTE_DATE = re.compile(r"\btanggal\s+\d{1,2}\s+\w+\s+(\d{4})", re.IGNORECASE)
_GAZETTE_NUMBER = re.compile(r"\b(?:Nomor|No\.?)\s*:?\s*([\w./\-]*\d[\w./\-]*)", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"\bTahun\s+\d{4}\s+N\w{1,6}\b", re.IGNORECASE)
_GAZETTE_NUMBER_ALONE = re.compile(r"\bTahun\s+\d{4}\s+(?:N\w{3,6}\s*:?\s*)?(\d+)(?=\s*(?:,|\)|$))", re.IGNORECASE)
"""Behind a misread `Nomor`, or one that was not read at all."""
_GOES_ON = re.compile(r"\s+\d|[!|{\\@*?$]")
"""Behind a number that was not read to its end."""
_GAZETTE_SERIES = re.compile(r"\bSeri\s+([A-Z])\b", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A regulation named in running text: kind, region words, number, year, and where the naming begins and ends."""

    kind: RegulationKind
    region: str | None
    nomor: str | None
    tahun: int | None
    start: int
    end: int

    @property
    def jenis(self) -> str:
        """Kind as the record has it; PER/…/M.PAN/… is Permenpan, whoever it is attributed to."""
        if self.kind.code == "Permenpanrb" and self.nomor and re.search(r"M\.?\s?PAN\b", self.nomor, re.IGNORECASE):
            return "Permenpan"
        return self.kind.code


def named_at(text: str, start: int) -> Named | None:
    """The regulation whose naming begins at `start`; None if no kind of regulation stands there."""
    found = match_kind(text, start)
    if found is None:
        return None
    kind, end = found
    if again := _AGAIN.match(text, end):
        end = again.end()
    between = _BETWEEN.match(text, end)
    region = None
    after = end
    if between and _NUMBER_AHEAD.match(text, between.end()):
        after = between.end()
        region = " ".join(between.group("region").split()) or None
    elif kind.code in _OF_MANY and (ministry := _MINISTRY.match(text, end)):
        after = ministry.end()
    number = _NUMBER.match(text, after)
    if not number or not re.search(r"\d", number.group("nomor")):
        unread = _NUMBER_UNREAD.match(text, after)
        return Named(kind, region, None, int(unread["tahun"]) if unread else None, start, unread.end() if unread else after)
    nomor = coded_number(_BLANK_IN_NUMBER.sub("", number.group("nomor")).strip(" .-"))
    tahun = _year(kind, nomor, number.group("tahun"))
    if tahun is None and not kind.code.startswith("Kep") and (short := _WITH_YEAR.match(nomor)):
        nomor, tahun = short.group(1), int(short.group(2))
    if tahun is None and (year := _YEAR_AT_END.search(nomor)):
        tahun = int(year.group(1))
    if tahun is not None and re.search(r"republik|indonesia", region or "", re.IGNORECASE):
        region = None
    return Named(kind, region, nomor, tahun, start, number.end())


def _year(kind: RegulationKind, nomor: str, printed: str | None) -> int | None:
    """The year of a regulation; one that is still to come (2617) is that of our century if the registry knows it, else null.

    Of regional regulations the registry knows none: of them it is enough that the wrong digit looks like a nought.
    """
    if printed is None or is_typed() or int(printed) < _TO_COME:
        return int(printed) if printed else None
    meant = int(f"20{printed[2:]}")
    likely = kind.code in _REGIONAL and printed[:2] in ("26", "28", "29") and meant < _TO_COME - 10
    return meant if likely or by_key(regulation_key(kind.code, nomor, meant)) else None


def begins(text: str) -> bool:
    """Whether a text begins with a regulation and its number, damaged or not to be read beside its year."""
    text = _PART_OF.sub("", mended(text))
    return (named := named_at(text, 0)) is not None and (named.nomor is not None or named.tahun is not None)


def names_in(text: str) -> tuple[Named, ...]:
    """All regulations that a running text names with a number, from left to right."""
    return _names_in(text, is_typed())


@keeping(_KEPT)
def _names_in(text: str, typed: bool) -> tuple[Named, ...]:
    if not any(map(str.isdigit, text)):
        return ()
    found: list[Named] = []
    text, at = mended(text), 0
    for word in re.finditer(r"(?<![\w/])[A-Z]", text):
        if word.start() >= at and (named := named_at(text, word.start())) and named.nomor:
            found.append(named)
            at = named.end
    return tuple(found)


def taken_apart(text: str) -> list[dict[str, Any]]:
    """The citations of one item of Mengingat: several where `jo.` (juncto) joins instruments, see `take_apart`.

    An instrument that changes the one before, as its title or the registry says, stays with that as its change. Instruments that
    share one title, behind the last, each have it.
    """
    found, start = [], 0
    for joint in _JOINT.finditer(text):
        if joint.start() > start and _is_apart(mended(text[start : joint.start()]), mended(text[joint.end() :])):
            found.append(take_apart(text[start : joint.start()].rstrip(" ,;") + (")" if ")" in joint.group() else "")))
            start = joint.end()
    beside = _BESIDE.search(text, start)
    if beside and _AMENDED.search(text, start, beside.start()):
        found += [take_apart(text[start : beside.start()]), take_apart(text[beside.end() :])]
    else:
        found.append(take_apart(text[start:]))
    for one, following in reversed(list(pairwise(found))):
        one["tentang"] = one["tentang"] or following["tentang"]
    return found


def _is_apart(before: str, after: str) -> bool:
    """Whether the instrument at the beginning of `after` stands beside that of `before`, and does not change it."""
    start = _first_kind(before)
    first, second = named_at(before, start) if start is not None else None, named_at(after, 0)
    if first is None or second is None or not second.nomor or _CHANGES.match(after, second.end):
        return False
    known = by_key(regulation_key(first.kind.code, first.nomor or "", first.tahun or 0))
    return known is None or regulation_key(second.kind.code, second.nomor, second.tahun or 0) not in known.amended_by


def take_apart(text: str) -> dict[str, Any]:
    """One item of Mengingat as the fields of `record.Sitasi` (without `no`); `jenis` None if it is no citation.

    Values are as printed: a wrong number is a finding, not ours to mend. A regulation inside the title is no citation of its own.
    """
    teks = text.strip()
    result: dict[str, Any] = {
        "teks": teks,
        "jenis": None,
        "nomor": None,
        "tahun": None,
        "tentang": None,
        "ln": None,
        "tln": None,
        "diubah": [],
    }
    text = mended(teks)
    start = _first_kind(text)
    named = named_at(text, start) if start is not None else None
    if named is None:
        return result | _of_unknown_kind(text)
    result.update(jenis=named.jenis, nomor=None if is_ill_coded(named.nomor) else named.nomor, tahun=named.tahun)
    if named.kind.code == "UUD" and (year := _CONSTITUTION_YEAR.search(text)):
        result["tahun"] = int(re.sub(r"\D", "", year.group()))
    amended = _AMENDED.search(text, named.end)
    joint = _JOINT.search(text, named.end, amended.start() if amended else len(text))
    own = text[: min((m.start() for m in (amended, joint) if m), default=len(text))]
    title = _TITLE.match(own, named.end)
    gazette = _own_gazette(own, title.end() if title else named.end)
    title = title or (_TITLE_AT_ONCE.match(own, named.end) if named.tahun and text == teks else None)
    if title:
        result["tentang"] = _whole_title(own, title.end())
        if "entang" not in title.group() and "(" in (result["tentang"] or ""):
            result["tentang"] = None  # neither its word nor its end was read
    if _PMK.match(text) and _OF_HEALTH.search(result["tentang"] or ""):
        result["jenis"] = "Permen"
    if gazette is not None:
        if named.tahun and not is_typed() and _YEAR_TO_COME.search(own, gazette):  # a law and its gazette are of one year
            own = _YEAR_TO_COME.sub(lambda m: str(named.tahun) if m["last"] == str(named.tahun)[2:] else m.group(), own)
        result["ln"], result["tln"] = _gazette(own[gazette:], ")" in text[gazette:])
    for change in _JOINT.finditer(text, named.end, amended.start() if amended else len(text)):
        if (by := named_at(text, change.end())) and by.nomor:
            result["diubah"].append({"jenis": by.jenis, "nomor": by.nomor, "tahun": by.tahun})
    if amended and title and (whole := _changed_inside(text, title.end(), amended.end(), named.kind.code)):
        result["tentang"] = whole
    elif amended:
        result["diubah"] += _amendments(text[amended.end() :])
    return as_known(result, text != teks)


def _changed_inside(text: str, start: int, changed: int, kind: str) -> str | None:
    """The whole title, if the change that it names is that of a law of another kind in it (PP … tentang Pelaksanaan UU … diubah dengan UU …)."""
    changes = _amendments(text[changed:])
    inside = [named.kind.code for named in names_in(text[start:changed])]
    if not changes or any(c["jenis"] == kind or c["jenis"] not in inside for c in changes):
        return None
    return _whole_title(text, start)


def _of_unknown_kind(text: str) -> dict[str, Any]:
    """Number, year and title of an instrument whose kind is none of ours; empty if none stands there."""
    match = _UNKNOWN.match(text)
    title = _TITLE.match(text, match.end()) if match else None
    if match is None or title is None:
        return {}
    nomor = re.sub(r"\s+", "", match["nomor"]).strip(".-")
    year = match["tahun"] or ((found := _YEAR_AT_END.search(nomor)) and found.group(1))
    return {"nomor": nomor, "tahun": int(year) if year else None, "tentang": _whole_title(text, title.end())}


def _own_gazette(text: str, start: int) -> int | None:
    """Where the gazette of the cited law begins; behind `… (LN of an emergency law) sebagai Undang-Undang (LN …)` it is the second."""
    first = _GAZETTE.search(text, start)
    enacted = _ENACTED.search(text, first.end()) if first and _ENACTS.match(text, start) else None
    second = _GAZETTE.search(text, enacted.end()) if enacted else None
    found = second or first
    return found.start() if found else None


def _whole_title(text: str, start: int) -> str | None:
    """The title up to the gazette; what stands behind the gazette of an emergency law (`sebagai Undang-Undang`) belongs to it."""
    gazette = _GAZETTE.search(text, start)
    enacted = _ENACTED.search(text, gazette.end()) if gazette and _ENACTS.match(text, start) else None
    if enacted:
        return _title(re.sub(r"\s*\([^()]*\)?", "", text[start : enacted.end()]))
    return _title(text[start : gazette.start() if gazette else len(text)])


def _first_kind(text: str) -> int | None:
    for word in re.finditer(r"(?<![\w/])[A-Za-z]", text[:60]):
        if (word.start() == 0 or text[word.start()].isupper()) and match_kind(text, word.start()):
            return word.start()
    return None


def _title(text: str) -> str | None:
    text = re.split(
        r"\s*;\s*(?=jo\b|dan\b|(?:\W*\w{1,3}\b)*\W*(?:(?:MEMUTUSKAN|Menimbang|Mengingat|Menetapkan)\W*)?$)|,?\s+(?:jo\.?|juncto)\s+(?=[A-Z])",
        text.strip(),
    )[0]
    text = re.sub(r"(?<=[a-z])[,;:.]\s+\d$", "", text)
    return _STRAY_MARK.sub("", text).rstrip(" \t\n;:.,({['‘’“”") or None


def _gazette(text: str, closed: bool) -> tuple[dict[str, Any] | None, str | None]:
    """Gazette and number of the supplement from `(Lembaran Negara … , Tambahan Lembaran Negara … )`; not `closed`, it can be cut off."""
    text = _BEHIND_GAZETTE.split(text)[0]
    extra = re.search(r"\bTambahan\b|\bTLN(?:RI)?\b", text, re.IGNORECASE)
    main, supplement = (text[: extra.start()], text[extra.start() :]) if extra else (text, "")
    tln = _GAZETTE_NUMBER.search(supplement)
    number = tln.group(1).rstrip("./") if tln and not _GOES_ON.match(supplement, tln.end()) else None
    if supplement and tln is None and (bare := re.search(r"\b(\d{3,5})\b(?!\s*Tahun)", supplement)):
        number = bare.group(1)
    kind = re.search(r"\b(Lem\w+|Berita)\s+(Negara|Daerah|Aceh|Kabupaten|Kota)\b|\b(LN|BN|LD|BD)(?:RI)?\b", main, re.IGNORECASE)
    if not kind:
        return None, number
    jenis = (
        kind.group(3).upper()
        if kind.group(3)
        else ("B" if kind.group(1).lower() == "berita" else "L") + ("N" if kind.group(2).lower() == "negara" else "D")
    )
    year = _GAZETTE_YEAR.search(main) or _YEAR_BEFORE_NUMBER.search(main) or _GAZETTE_DATE.search(main)
    if year and not is_typed() and year.group(1)[:2] not in ("18", "19", "20"):
        return None, number  # a year that cannot be was not read well
    own = _GAZETTE_NUMBER.search(main) or _GAZETTE_NUMBER_ALONE.search(main)
    series = _GAZETTE_SERIES.search(main)
    if not year and not own and (not closed or re.search(r"\d", main)):
        return None, number  # the text breaks off, or its year was not read
    if own and not closed and own.end() == len(main) and len(own.group(1)) < 3 or not own and _NUMBER_WORD.search(main):
        return None, number  # the text may break off within the number, or it was not read
    if own and _GOES_ON.match(main, own.end()) or not year and re.search(r"\bTah(?:un\b|\W)", main):
        return None, number
    gazette: dict[str, Any] = {
        "jenis": jenis,
        "tahun": int(year.group(1)) if year else None,
        "nomor": own.group(1).rstrip("./") if own else None,
    }
    if series:
        gazette["seri"] = series.group(1).upper()
    return gazette, number


def _amendments(text: str) -> list[dict[str, Any]]:
    """The regulations that a `… diubah … dengan A, B dan C` names; those inside their titles are skipped."""
    found, at = [], 0
    for word in re.finditer(r"(?<![\w/])[A-Z]", text):
        if word.start() < at or not (named := named_at(text, word.start())):
            continue
        at = named.end
        if named.nomor is None or named.tahun is None and _YEAR_UNREAD.match(text, named.end):
            continue
        found.append({"jenis": named.jenis, "nomor": named.nomor, "tahun": named.tahun})
        unread = _BAD_YEAR.match(text, at)
        if title := _TITLE.match(text, unread.end() if unread else at) or _TITLE_AT_ONCE.match(text, at):
            gazette = _GAZETTE.search(text, title.end())
            cut = re.compile(r"[;]|,?\s+(?:dan\s+)?terakhir\s|\bsebagaimana\b").search(text, title.end())
            at = min(m.start() for m in (gazette, cut) if m) if gazette or cut else len(text)
    return found
