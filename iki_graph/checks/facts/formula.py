"""How a formula fits its indicator: whether it computes at all, computes this indicator, and has the right parts in the right place.

Kinds of fact, at most one for an indicator (`formula-penyebut-nol` apart): `formula-dipakai-bersama`, `formula-lain-subjek`,
`formula-tanpa-hitungan`, `formula-terbalik`, `formula-praktis-sama`, `formula-bukan-bagian`, `formula-rata-rata`, `formula-lain-satuan`,
`formula-tanpa-pembanding`, `formula-lain-syarat`, `formula-lain-objek`, `formula-tanpa-ukuran`.
What the shapes already say (filler, copy of the indicator, percentage without a denominator, index without a method) is left to them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from iki_graph.alignment.duties import is_other_duties
from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts import pokok
from iki_graph.checks.facts.bahasa import likeness, measure_words, stem, words
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.rumusan import is_activity, is_result, is_verb, kind, opening
from iki_graph.record import BarisIndikator, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reference.scope import MEMORY

_PERCENT = re.compile(r"^\W*(?:p[er]+sentas[ei]|prosentas[ei]|presentas[ei]|rasio)\b", re.IGNORECASE)
_INDEX = re.compile(
    r"^\W*(?:(?:meningkatnya|peningkatan)\s+)?(?:nilai|indeks|indek|skor|predikat|level|opini|peringkat|status|akreditasi)\b", re.IGNORECASE
)
_ABSTRACT = re.compile(
    r"^\W*(?:(?:persentase|prosentase)\s+)?(?:tingkat|kualitas|efektivitas|efektifitas|indeks|nilai|derajat)\b", re.IGNORECASE
)
_PLAIN = re.compile(
    r"^\W*(?:jumlah|banyaknya|persentase|prosentase|presentase|persentasi|peny\w+|pen\w+an|pem\w+an|koordinasi|fasilitasi)\b", re.IGNORECASE
)
"""Indicators whose formula has to use their own words: counts, percentages, activities."""
_FILLER = re.compile(
    r"^\W*(?:(?:cukup|sudah) +)?(?:jelas|sesuai|ada(?: ?(?:/|atau) ?tidak(?: ada)?)?|idem|sda|nihil|sama|n/?a)?\W*$", re.IGNORECASE
)
_COUNTED = re.compile(r"^\W*(?:Σ|jumlah|banyaknya|total|seluruh|target|rata-rata|persentase|prosentase|nilai|realisasi)", re.IGNORECASE)
_DIVISION = re.compile(r"[/÷:∑Σ=]|--|di *bagi|dibanding|perbandingan|terhadap|100|frac", re.IGNORECASE)
_DIVIDED = re.compile(r"\bdi\s?bagi\b|\bdibanding|÷|frac", re.IGNORECASE)
_COMPUTES = re.compile(
    r"[÷=×∑Σ+*]|\bx\s*[\d(]|--|di\s?bagi|\bdikali|\bdijumlah|\bdikurang|penjumlahan|menjumlah|menghitung|dihitung|selisih|perbandingan|\brata-rata|rerata"
    r"|\bjumlah|\bbanyaknya|\btotal\b|persentase|prosentase|presentase|\bskala|\binterval\b|\bbobot|\bkriteria|\bunsur|\bskor\b|frekuensi|akumulasi"
    r"|permen|perbup|peraturan (?:menteri|bupati|daerah)|\bnomor\b|kuesioner|kuisioner|tertimbang|\d\s*%|100",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"tahun\s*(?:lalu|sebelum|lampau|dasar|awal)|sebelum(?:nya)?\b|\(?\b[nt]\s*[-–]\s*1\b|periode\s+(?:lalu|sebelum)|selisih|dikurang|\s[-–]\s|"
    r"dibanding|perbandingan|bertambah|penambahan|tambahan|berkurang",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"^\W*(?:(?:persentase|prosentase|presentase|laju|tingkat|angka)\s+(?:jumlah\s+)?(?:kenaikan|penurunan|peningkatan|pertumbuhan|pengurangan)"
    r"|(?:kenaikan|penurunan|peningkatan|pertumbuhan|pengurangan)\s+(?:jumlah|angka|nilai|persentase|tingkat|indeks|volume|realisasi))\b"
    r"(?!\s+(?:pangkat|gaji|berkala|kelas|jabatan|kapasitas|kompetensi|keterampilan))",
    re.IGNORECASE,
)
_MIXED = re.compile(r"\b(indeks|indek|skor)\b", re.IGNORECASE)
_TARGET = re.compile(r"\bsebanyak\s+\d[\d.]*(?:\s+\w+)?", re.IGNORECASE)
_CONDITIONS = tuple(
    (name, re.compile(shape, re.IGNORECASE))
    for name, shape in (
        ("tepat waktu", r"\btepat\s*waktu|sesuai (?:target )?waktu|sesuai jadwal"),
        ("sesuai aturan", r"\bsesuai (?:dengan )?(?:\w+ )?(?:standa\w+|aturan|ketentuan|peraturan|pedoman|prosedur|sop|kriteria|syarat)\b"),
        ("lengkap", r"\blengkap\b"),
        ("baik", r"\b(?:kondisi|dengan|secara|yang|dan) baik\b|\bberkualitas\b|\blayak\b"),
        ("sukses", r"\bsukses\b"),
        ("aktif", r"\byang aktif\b|\baktif$"),
    )
)
"""Qualities that part what counts from the rest."""
_RELATIVE = re.compile(r"\byang\s+(?:(?:telah|sudah|dapat|akan|di|ter)\s+)*([a-z]{4,})", re.IGNORECASE)
_SURE = frozenset(map(stem, ("dilaksanakan", "diselenggarakan", "dilakukan", "ada", "terealisasi")))
"""Stems of conditions that all that is counted meets."""
_QUANTITY = re.compile(
    r"[\dΣ×*+]|\b(?:jumlah|banyaknya|total|nilai|skor|rata|persentase|prosentase|frekuensi|volume|luas|panjang|berat|kapasitas|produksi|biaya"
    r"|realisasi|target|anggaran|belanja|pendapatan|penerimaan uang|pagu|rupiah|akumulasi)\b",
    re.IGNORECASE,
)
"""Words and signs of a quantity."""
_UNCERTAIN = re.compile(
    r"\b(?:pengaduan|aduan|keluhan|pelanggaran|kejadian|kasus|konflik|sengketa|bencana|kriminalitas|kebakaran|temuan)\b", re.IGNORECASE
)
_ZERO = re.compile(r"\bnol\b|\bnihil\b|tidak (?:ada|terdapat)|\b0\b", re.IGNORECASE)
_SUMMED = re.compile(r"^\W*(?:(?:jumlah|total)\s+)?(?:capaian|nilai|skor|persentase|prosentase|rata-rata)\b", re.IGNORECASE)
_WHOLE_SCORE = re.compile(r"maks|ideal|target|seharusnya|tertinggi|nilai|skor|capaian", re.IGNORECASE)
_COPIED = 0.6
"""Likeness of a formula with another indicator from which it was taken over from there."""
_STRANGE = 0.25
"""Likeness with its own indicator up to which a formula counts as strange to it."""


@dataclass(frozen=True)
class _Row:
    pointer: str
    indikator: str
    formulasi: str
    pembilang: str
    penyebut: str
    row: BarisIndikator

    @property
    def counted(self) -> str:
        """What the formula counts: its numerator, or all of it."""
        return self.pembilang or self.formulasi


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """All facts about the formulas of a decree."""
    rows = list(_rows(konteks.rekaman))
    shared = _shared(rows)
    distinct: dict[str, _Row] = {}
    for row in rows:
        distinct.setdefault(row.indikator, row)
    for row in rows:
        if (again := _repeated_count(row)) or not _left_to_shapes(row):
            yield from (
                [again] if again else [fakta for fakta in (shared.get(row.pointer), _fault(row, list(distinct.values()))) if fakta][:1]
            )
        yield from _zero(row)


def _rows(rekaman: Rekaman) -> Iterator[_Row]:
    """Indicators with a formula; the parts of a ratio only where it is one, and no slash between two words."""
    listed: list[tuple[str, BarisIndikator]] = [(f"/iku/{i}", row) for i, row in enumerate(rekaman.iku)]
    listed += [(f"/jabatan/{j}/iki/{i}", row) for j, jabatan in enumerate(rekaman.jabatan) for i, row in enumerate(jabatan.iki)]
    for pointer, row in listed:
        if not row.indikator or not row.formulasi or is_other_duties(row.indikator):
            continue
        top, bottom = (
            (row.formula.pembilang or "", row.formula.penyebut or "") if row.formula and row.formula.jenis == "rasio" else ("", "")
        )
        ratio = bool(top and bottom) and _is_ratio(row, top, bottom)
        yield _Row(pointer, row.indikator, row.formulasi, *((top, bottom) if ratio else ("", "")), row)


def _is_ratio(row: BarisIndikator, top: str, bottom: str) -> bool:
    """Whether what stands left and right of a slash is a numerator and a denominator, not two words for one thing."""
    if row.formula and row.formula.pengali or _DIVIDED.search(row.formulasi or "") or _COUNTED.match(top) and _COUNTED.match(bottom):
        return True
    return not _PERCENT.match(row.indikator or "") and bool(_QUANTITY.search(top) or _QUANTITY.search(bottom))


def _zero(row: _Row) -> Iterator[Fakta]:
    """A denominator that counts what need not happen, without a rule for none."""
    match = _UNCERTAIN.search(row.penyebut)
    planned = re.search(r"\b(?:rencana|target|direncanakan|ditargetkan)\b", row.penyebut, re.IGNORECASE)
    if match and not planned and not _ZERO.search(f"{row.formulasi} {row.row.definisi or ''}"):
        alasan = Alasan(f"banyaknya '{match[0]}' dalam satu tahun dapat nihil", f"a year may have no '{match[0]}' at all")
        yield Fakta(row.pointer, "formula-penyebut-nol", 0.7, alasan, row.penyebut)


def _repeated_count(row: _Row) -> Fakta | None:
    """A count whose formula is its own name: neither the period nor where and how it is counted."""
    if not _same(row.indikator, row.formulasi) or not re.match(r"\W*(?:jumlah|banyaknya)\b", row.indikator, re.IGNORECASE):
        return None
    return _uncounted(row, Alasan("kata demi kata sama dengan indikatornya", "it is word for word the indicator itself"))


def _left_to_shapes(row: _Row) -> bool:
    """Whether the shapes speak of this formula: filler, copy, percentage without division, index without a method."""
    if _FILLER.match(row.formulasi) or _same(row.indikator, row.formulasi):
        return True
    named_ratio = row.row.formula is not None and row.row.formula.jenis in ("rasio", "tak-terurai")
    return bool(_PERCENT.match(row.indikator)) and not named_ratio and not _DIVISION.search(row.formulasi)


def _fault(row: _Row, rows: list[_Row]) -> Fakta | None:
    """The first thing wrong with a formula, the gravest kinds first. `rows`: those of the decree, one for each indicator."""
    if _INDEX.match(row.indikator):
        return _growth(row) or _repeated_index(row)
    checks = [_no_computation(row), _subject(row, rows)]
    if row.penyebut:
        checks += [_swapped(row), _always_equal(row), _no_part(row), _averaged(row)]
    checks += [_unit(row), _growth(row), _condition(row), _object(row), _activity_left_out(row), _unmeasured(row)]
    return next((fakta for fakta in checks if fakta), None)


def _shared(rows: list[_Row]) -> dict[str, Fakta]:
    """Formulas that stand word for word at several different indicators: all but the one that they fit best."""
    groups: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[squash(row.formulasi)].append(row)
    found = {}
    for group in groups.values():
        best = max(group, key=lambda row: likeness(row.indikator, row.formulasi))
        fit = likeness(best.indikator, best.formulasi)
        for row in group:
            if likeness(row.indikator, best.indikator) < 0.8 and likeness(row.indikator, row.formulasi) <= fit and row is not best:
                alasan = Alasan(
                    f"kata demi kata sama dengan formulasi indikator '{best.indikator}'",
                    f"word for word the formula of the indicator '{best.indikator}'",
                )
                found[row.pointer] = Fakta(row.pointer, "formula-dipakai-bersama", 0.8, alasan, best.indikator, (best.pointer,))
    return found


def _subject(row: _Row, rows: list[_Row]) -> Fakta | None:
    """The formula shares nothing, or next to nothing, with its indicator."""
    if _ABSTRACT.match(row.indikator):
        return None
    own, formula = pokok.subjects(row.indikator), pokok.subjects(row.formulasi)
    if not own or len(formula) < 2:
        return None
    told = pokok.spells_out(row.indikator, row.formulasi) or pokok.spells_out(row.formulasi, row.indikator)
    if not told and len(formula - own) > 1 and 2 * len(own & formula) <= min(_STRANGE * (len(own) + len(formula)), len(own)):
        others = [other for other in rows if likeness(other.indikator, row.indikator) < 0.5 and not _same(other.indikator, row.indikator)]
        best = max(others, key=lambda other: likeness(other.indikator, row.counted), default=None)
        if best and likeness(best.indikator, row.counted) >= _COPIED:
            alasan = Alasan(f"lebih sesuai dengan indikator '{best.indikator}'", f"it fits the indicator '{best.indikator}' better")
            return Fakta(row.pointer, "formula-lain-subjek", 0.8, alasan, best.indikator, (best.pointer,))
    if _PLAIN.match(row.indikator) and not own & (formula | pokok.initials(row.formulasi)) and not pokok.near(own, formula):
        alasan = Alasan(
            "tidak ada pokok kata yang sama antara indikator dan formulasinya", "indicator and formula share no word for a thing"
        )
        return Fakta(row.pointer, "formula-lain-subjek", 0.7, alasan)
    return None


def _swapped(row: _Row) -> Fakta | None:
    """The indicator's condition stands in the denominator and not in the numerator."""
    word = _condition_word(row.indikator)
    if not word or stem(word) not in pokok.stems(row.penyebut) or stem(word) in pokok.stems(row.pembilang):
        return None
    if not pokok.subjects(row.pembilang) & pokok.subjects(row.penyebut):
        return None
    alasan = Alasan(
        f"yang '{word}' menurut indikator menjadi penyebut, bukan pembilang",
        f"what the indicator calls '{word}' is the denominator and not the numerator",
    )
    return Fakta(row.pointer, "formula-terbalik", 0.9, alasan, word)


def _always_equal(row: _Row) -> Fakta | None:
    """The numerator is the denominator with a condition that always holds: `kegiatan yang dilaksanakan / kegiatan`."""
    top, bottom = " ".join(words(row.pembilang)), " ".join(words(row.penyebut))
    if not top.startswith(bottom + " yang ") or _conditions(top) - _conditions(bottom):
        return None
    condition = _RELATIVE.match(top[len(bottom) + 1 :])
    if not condition or stem(condition[1]) not in _SURE | pokok.stems(row.penyebut):
        return None
    alasan = Alasan(
        f"tambahan 'yang {condition[1]}' tidak membedakan pembilang dari penyebut",
        f"'yang {condition[1]}' does not tell the numerator from the denominator",
    )
    return Fakta(row.pointer, "formula-praktis-sama", 0.7, alasan, condition[1])


def _no_part(row: _Row) -> Fakta | None:
    """The numerator counts other things than the denominator."""
    top, bottom = pokok.subjects(row.pembilang), pokok.subjects(row.penyebut)
    nouns = {stem(word) for word in (pokok.head(row.pembilang), pokok.head(row.penyebut)) if word}
    if not top or not bottom or _SUMMED.match(row.pembilang) or not _PERCENT.match(row.indikator):
        return None
    doing = {stem(word) for text in (row.pembilang, row.penyebut) for word in _RELATIVE.findall(text)}
    doing |= {stem(word) for word in ("disusun", "tahun", "tepat", "sesuai", "baik", "lengkap", "pedoman", "aturan")}
    if (
        not (top & bottom) - (doing - nouns)
        and not (pokok.subjects(row.indikator) & bottom) - doing
        and not pokok.near(top - doing, bottom - doing)
    ):
        alasan = Alasan("pembilang dan penyebut tidak menyebut hal yang sama", "numerator and denominator do not speak of the same thing")
        return Fakta(row.pointer, "formula-bukan-bagian", 0.7, alasan)
    own = pokok.subjects(row.indikator)
    strange, missing = top - own - bottom - doing, (own & bottom) - top - doing
    if len(strange) == 1 and missing and not pokok.near(strange, own | bottom):
        named, lost = pokok.spelt(row.pembilang, strange), pokok.spelt(row.penyebut, missing)
        alasan = Alasan(
            f"pembilang tentang '{named}', sedangkan indikator dan penyebut tentang '{lost}'",
            f"the numerator is about '{named}', indicator and denominator about '{lost}'",
        )
        return Fakta(row.pointer, "formula-bukan-bagian", 0.7, alasan, named)
    return None


def _averaged(row: _Row) -> Fakta | None:
    """Scores summed over units, divided by the number of units, and multiplied by a hundred all the same."""
    if not _SUMMED.match(row.pembilang) or "100" not in ((row.row.formula and row.row.formula.pengali) or ""):
        return None
    if _WHOLE_SCORE.search(row.penyebut) or re.match(r"\W*nilai\s+(?:tanah|aset|kontrak|anggaran|barang)", row.pembilang, re.IGNORECASE):
        return None
    alasan = Alasan(
        "pembilang menjumlahkan capaian, penyebut menghitung satuannya; hasilnya rata-rata, bukan persentase",
        "the numerator sums achievements, the denominator counts units; the result is an average and no percentage",
    )
    return Fakta(row.pointer, "formula-rata-rata", 0.7, alasan, row.pembilang)


def _condition(row: _Row) -> Fakta | None:
    """A condition that the indicator has and the formula lacks, or the other way round."""
    counted = row.counted
    own, there = _conditions(row.indikator), _conditions(counted)
    for name, _ in _CONDITIONS:
        if name in own - there:
            alasan = Alasan(
                f"indikator bersyarat '{name}', yang dihitung tidak", f"the indicator asks for '{name}', what is counted does not"
            )
            return Fakta(row.pointer, "formula-lain-syarat", 0.8, alasan, name)
    for name, _ in _CONDITIONS if row.penyebut else ():
        if name in there - own and name not in _conditions(row.penyebut):
            alasan = Alasan(
                f"yang dihitung bersyarat '{name}', indikator tidak", f"what is counted has to be '{name}', the indicator does not ask it"
            )
            return Fakta(row.pointer, "formula-lain-syarat", 0.7, alasan, name)
    word = _condition_word(row.indikator)
    told = _SURE | pokok.stems(row.formulasi)
    bare = not _RELATIVE.search(counted) and (row.penyebut or re.search(r"\bseluruh\b", counted, re.IGNORECASE))
    if word and bare and stem(word) not in told and squash(word) not in squash(row.formulasi) and not pokok.near({stem(word)}, told):
        alasan = Alasan(
            f"indikator menyebut yang '{word}', yang dihitung tidak", f"the indicator is of those '{word}', what is counted is not"
        )
        return Fakta(row.pointer, "formula-lain-syarat", 0.6, alasan, word)
    return None


@lru_cache(MEMORY)
def _conditions(text: str) -> frozenset[str]:
    """Names of the qualities that a text asks for."""
    return frozenset(name for name, shape in _CONDITIONS if shape.search(text))


def _object(row: _Row) -> Fakta | None:
    """A count of another kind of thing than the indicator names first: documents, activities, persons."""
    counted = row.row.formula is not None and row.row.formula.jenis == "jumlah" and not re.search(r"[()×*+]|\sx\s|\s[-–]\s", row.formulasi)
    named, there = pokok.head(row.indikator), pokok.head(row.formulasi)
    if not counted or not re.match(r"\W*(?:jumlah|banyaknya)\b", row.indikator, re.IGNORECASE) or not pokok.sort(named) or not there:
        return None
    own = pokok.subjects(named)
    if (
        pokok.sort(named) == pokok.sort(there)
        or own & (pokok.subjects(row.formulasi) | pokok.initials(row.formulasi))
        or pokok.near(own, pokok.subjects(row.formulasi))
    ):
        return None
    alasan = Alasan(
        f"indikator mengukur '{named}', formulasi menghitung '{there}'", f"the indicator is of '{named}', the formula counts '{there}'"
    )
    return Fakta(row.pointer, "formula-lain-objek", 0.6, alasan, there)


def _activity_left_out(row: _Row) -> Fakta | None:
    """The indicator counts an activity, the formula the things that the activity is about: `Jumlah monitoring pembangunan`, `Jumlah pembangunan`."""
    head, there = pokok.head(row.indikator), pokok.head(row.formulasi)
    if kind(head) != "kegiatan" or head == there or head in ("kegiatan", "rapat") or not _PLAIN.match(row.indikator) or row.penyebut:
        return None
    rest = [word for word in opening(row.indikator) if word != head]
    if stem(head) in pokok.stems(row.formulasi) or rest != opening(row.formulasi)[: len(rest)]:
        return None
    alasan = Alasan(
        f"indikator menghitung '{head}', formulasi menghitung '{there}'", f"the indicator counts '{head}', the formula '{there}'"
    )
    return Fakta(row.pointer, "formula-lain-objek", 0.6, alasan, there)


def _unit(row: _Row) -> Fakta | None:
    """A percentage of an index."""
    if not _PERCENT.match(row.indikator) or not (match := _MIXED.search(row.indikator)):
        return None
    if re.search(r"kenaikan|peningkatan|penurunan|capaian", row.indikator, re.IGNORECASE):
        return None
    alasan = Alasan(f"nama indikator mencampur persentase dan '{match[0]}'", f"the name mixes a percentage with '{match[0]}'")
    return Fakta(row.pointer, "formula-lain-satuan", 0.8, alasan, match[0])


def _growth(row: _Row) -> Fakta | None:
    """A growth without a second point in time."""
    if not (match := _GROWTH.match(row.indikator)) or _COMPARES.search(row.formulasi):
        return None
    alasan = Alasan("formulasi hanya menghitung satu waktu", "the formula counts one point in time only")
    return Fakta(row.pointer, "formula-tanpa-pembanding", 0.9, alasan, match[0].strip())


def _unmeasured(row: _Row) -> Fakta | None:
    """A ratio of things, without how they are measured: `Laporan yang diterima / Laporan desa`."""
    if not row.penyebut or any(_QUANTITY.search(part) for part in (row.pembilang, row.penyebut)):
        return None
    alasan = Alasan("pembilang dan penyebut tidak menyebut jumlah atau satuannya", "numerator and denominator name no number and no unit")
    return Fakta(row.pointer, "formula-tanpa-ukuran", 0.6, alasan, row.pembilang)


def _repeated_index(row: _Row) -> Fakta | None:
    """A defined index whose formula only repeats its name; one without a definition is left to the shapes."""
    if not row.row.definisi or not row.row.formula or row.row.formula.jenis != "nilai":
        return None
    repeats = pokok.subjects(row.formulasi) <= pokok.subjects(row.indikator) | {stem("hasil"), stem("tahun")}
    told = re.search(r"[÷=×∑Σ(]|unsur|bobot|rata-rata", row.formulasi, re.IGNORECASE)
    alasan = Alasan("hanya mengulang nama indikator", "it only repeats the name of the indicator")
    return _uncounted(row, alasan) if repeats and not told else None


def _no_computation(row: _Row) -> Fakta | None:
    """Words that name an activity, a document or a result, and do not say how to compute."""
    if row.penyebut or (row.row.formula and row.row.formula.jenis in ("tak-terurai", "indeks")):
        return None
    first = next(iter(opening(row.formulasi)), "")
    doing = (is_verb(first) or is_result(first)) and not re.match(r"me(?:nghitung|njumlah|mbanding|mbagi|ngukur|nilai)", first)
    quality = first == "kelancaran" or first.startswith("ke") and kind(first) == "capaian"
    measured = not quality and (first in measure_words() or bool(_QUANTITY.fullmatch(first)))
    if row.row.formula and row.row.formula.jenis == "rasio" and _PERCENT.match(row.indikator):
        alasan = Alasan(
            "garis miringnya berarti 'atau', sehingga tidak ada pembilang dan penyebut", "its slash means 'or': there is no ratio"
        )
        return _uncounted(row, alasan)
    if measured or not (doing or quality) and _COMPUTES.search(row.formulasi):
        return None
    if target := _TARGET.search(row.formulasi):
        fixed = target[0]
        alasan = Alasan(
            f"menyebut kegiatan dengan hasil yang sudah tertentu ('{fixed}')",
            f"it names an activity with a result fixed beforehand ('{fixed}')",
        )
        return _uncounted(row, alasan)
    if doing or quality or is_activity(first):
        return _uncounted(row, Alasan(f"menyebut kegiatan atau keadaan ('{first}')", f"it names an activity or a state ('{first}')"))
    if kind(first) == "benda" or first in pokok.DOCUMENTS:
        return _uncounted(row, Alasan(f"hanya menyebut dokumen ('{first}')", f"it names a document only ('{first}')"))
    return _uncounted(row, Alasan("tidak menyebut apa yang dihitung atau dibandingkan", "it does not say what is counted or compared"))


def _uncounted(row: _Row, alasan: Alasan) -> Fakta:
    return Fakta(row.pointer, "formula-tanpa-hitungan", 0.8, alasan)


def _condition_word(indikator: str) -> str:
    """The word after `yang` in an indicator; '' where it has none or names a quality."""
    match = _RELATIVE.search(indikator.casefold())
    return match[1] if match and match[1] not in ("sesuai", "tepat", "baik", "lengkap", "aktif", "sukses", "terdiri", "berada") else ""


def _same(a: str, b: str) -> bool:
    return squash(a) == squash(b)
