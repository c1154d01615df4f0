"""What an indicator's own words show: whether it is a measure, of what, and whether the thing measured still exists.

Kinds of fact: `indikator-aktivitas` (no measure, or a measure of doing itself), `indikator-arah` (a direction of change for a measure),
`indikator-gabungan` (two measures), `indikator-target`, `indikator-kabur`, `indikator-proses` (an IKU about the office's own work),
`persentase-tanpa-bagian`, `persentase-kegiatan`, `indikator-usang`, `indikator-makro`, `indeks-salah-nama`, `istilah-lama`, `satuan-dijanjikan`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from iki_graph.alignment.duties import is_other_duties
from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.bahasa import function_words, measure_words, words
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.rumusan import is_activity, is_measure, is_result, is_verb, kind, opening
from iki_graph.record import IKU, BarisIndikator, Rekaman
from iki_graph.reference.scope import MEMORY
from iki_graph.reference.tables import table

_BETWEEN = {"jumlah", "angka", "tingkat", "rata", "hasil", "dalam"}
"""Words between a measure and what is measured: `Persentase jumlah …`, `Persentase dalam …`."""
_JOINED = re.compile(
    r"(?:\b(?:dan|serta|maupun)|[,;/])\s+"
    r"(jumlah|banyaknya|persentase|prosentase|presentase|proporsi|rasio|rata-rata|indeks|skor|frekuensi|predikat)\s+\w+",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:sebanyak|minimal|maksimal|sebesar|mencapai)\s+\d[\d.,]*(?:\s*\w+)?|\b\d[\d.,]*\s*(?:%|persen\b|kali\b)", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:(?:yang|dengan|secara|dan|kondisi)\s+(?:baik|optimal|lancar|tertib|sukses|memadai|layak|maksimal|berkualitas|benar)"
    r"|sesuai (?:dengan )?(?:ketentuan|aturan|kebutuhan|harapan)(?: yang (?:ada|berlaku))?)\b",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"kriteria|skala|bobot|unsur|standar|peraturan|permen|perbup|nomor|pedoman|\bsop\b", re.IGNORECASE)
_SHARE = re.compile(
    r"yang|dari|sesuai|tepat|ter(?!tentu|kait|baru|padu)\w{3,}|di(?!nas|rek|git|klat|strib|spen|sip)[a-z]{4,}|ber(?!kala|bagai)\w{4,}"
    r"|mendapat\w*|aktif|puas|lengkap|selesai|baik|tertib|sehat"
)
"""Words that tell which part of a whole a percentage counts: yang …, tersedia, dibina, tepat waktu."""
_STATE = re.compile(r"ke(?!giatan)[a-z]{3,}an")
"""What is a share by itself: kehadiran, kepatuhan."""
_DONE = re.compile(r"yang\s+(?:telah\s+|sudah\s+)?(?:di\s?laksanakan|terlaksana|di\s?selenggarakan|di\s?lakukan)\s*\.?$", re.IGNORECASE)
_PERCENT = {"persentase", "prosentase", "presentase", "persentasi", "prosentasi", "persen"}
_PROCESS = {"rapat", "laporan", "dokumen", "surat", "peserta", "notulen", "undangan", "kunjungan"}
_GENERAL = {"dokumen", "laporan", "data", "surat", "berkas", "kegiatan", "pembinaan", "koordinasi", "fasilitasi", "monitoring", "pelayanan"}
"""Things that an indicator has to say more of: `Jumlah dokumen`."""
_UNCOUNTABLE = re.compile(
    r"kelancaran|kualitas|mutu|efektivitas|efektifitas|efisiensi|optimalisasi|ketepatan|kesesuaian|ketertiban|kepuasan"
)
"""Qualities, of which there is no number."""
_UNIT_HEADING = re.compile(r"indikator[^\t|]*\(\s*satuan\s*\)", re.IGNORECASE)
_UNIT = re.compile(r"\((?:%|[A-Z]?[a-z/ ]+)\)\W*$")
"""A unit after an indicator, `(persen)`; an abbreviation, `(IKM)`, is none."""
_HEADING_LINES = 6
"""Lines above a table's first row among which its heading stands."""


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """All facts about the indicators of a decree, and old terms in its dicta and considerations."""
    rekaman = konteks.rekaman
    when = _date(rekaman)
    for pointer, row in _rows(rekaman):
        if row.indikator and not is_other_duties(row.indikator):
            yield from _wording(pointer, row, row.indikator)
            yield from _object(pointer, row, row.indikator, when)
    if when:
        texts = [(f"/menimbang/{i}", text) for i, text in enumerate(rekaman.menimbang)]
        for i, diktum in enumerate(rekaman.diktum):
            items = [(f"/diktum/{i}/butir/{n}", text) for n, text in enumerate(diktum.butir)]
            texts += [(f"/diktum/{i}", diktum.teks or ""), *items]
        for pointer, text in texts:
            yield from _old("istilah", "istilah-lama", pointer, text, when)
    yield from _promised_units(konteks)


def measured(row: BarisIndikator) -> bool:
    """Whether an indicator's words make it a measure at all."""
    return not any(fakta.jenis in ("indikator-aktivitas", "indikator-arah") for fakta in _wording("", row, row.indikator or ""))


def _rows(rekaman: Rekaman) -> Iterator[tuple[str, BarisIndikator]]:
    yield from ((f"/iku/{i}", row) for i, row in enumerate(rekaman.iku))
    yield from ((f"/jabatan/{j}/iki/{i}", row) for j, jabatan in enumerate(rekaman.jabatan) for i, row in enumerate(jabatan.iki))


def _wording(pointer: str, row: BarisIndikator, text: str) -> Iterator[Fakta]:
    """What kind of thing the indicator is by its first words, and what else its name holds."""
    front = opening(text)
    if not front:
        return
    if kind(front[0]) == "arah":
        reason = Alasan(f"berawal dengan kata arah '{front[0]}'", f"it begins with the word of direction '{front[0]}'")
        yield Fakta(pointer, "indikator-arah", 1, reason, front[0])
    elif why := _no_measure(front, row):
        yield Fakta(pointer, "indikator-aktivitas", 1, why, front[0])
    elif front[0] in _PERCENT:
        yield from _percentage(pointer, row, text, front)
    if match := _JOINED.search(text):
        again = match[0].strip()
        alasan = Alasan(f"menyebut ukuran lagi setelah kata sambung: '{again}'", f"a conjunction joins another measure: '{again}'")
        yield Fakta(pointer, "indikator-gabungan", 1, alasan, match[1].casefold())
    if match := _TARGET.search(text):
        alasan = Alasan("angka target menjadi bagian nama indikator", "a target stands within the name of the indicator")
        yield Fakta(pointer, "indikator-target", 0.7, alasan, match[0])
    if (match := _VAGUE.search(text)) and is_measure(front[0]) and not row.definisi and not _EXPLAINED.search(row.formulasi or ""):
        alasan = Alasan("formulasi dan definisi tidak memberi kriterianya", "neither formula nor definition gives the criterion")
        yield Fakta(pointer, "indikator-kabur", 0.6, alasan, match[0])


def _no_measure(front: list[str], row: BarisIndikator) -> Alasan | None:
    """Why an indicator that begins so is no measure; None if it may be one."""
    first = front[0]
    if is_measure(first):
        rest = [word for word in front[1:] if word not in _BETWEEN]
        if front[0] in ("jumlah", "banyaknya") and rest and _UNCOUNTABLE.fullmatch(rest[0]):
            return Alasan(f"'{rest[0]}' tidak dapat dijumlahkan", f"'{rest[0]}' cannot be counted")
        if front[0] in ("jumlah", "banyaknya") and len(front) == 2 and front[1] in _GENERAL and not row.definisi:
            return Alasan(f"tidak menyebut '{front[1]}' yang mana", f"it does not say which '{front[1]}'")
        told = [word for word in rest[:1] if is_verb(word)] or [word for word in rest[:1] if front[1:2] == ["dalam"] and is_activity(word)]
        if not told:
            return None
        return Alasan(
            f"yang diukur adalah perbuatan '{told[0]}', bukan hasilnya", f"it measures the doing ('{told[0]}') and not its result"
        )
    if is_verb(first):
        return Alasan(f"berawal dengan kata kerja '{first}'", f"it begins with the verb '{first}'")
    if row.satuan or row.target:
        return None
    if is_result(first):
        return Alasan(
            f"menyatakan keadaan yang hendak dicapai ('{first}') tanpa ukuran",
            f"it names a state to be reached ('{first}') without a measure",
        )
    if is_activity(first):
        return Alasan(f"menyebut kegiatan ('{first}') tanpa ukuran", f"it names an activity ('{first}') without a measure")
    if kind(first) == "benda" and not any(is_measure(word) and word != "waktu" for word in front):
        return Alasan(f"menyebut benda ('{first}') tanpa ukuran", f"it names a thing ('{first}') without a measure")
    return None


def _percentage(pointer: str, row: BarisIndikator, text: str, front: list[str]) -> Iterator[Fakta]:
    """A percentage that does not say which part of a whole it counts."""
    rest = [word for word in front[1:] if word not in _BETWEEN]
    if not rest or kind(rest[0]) in ("capaian", "arah") or is_measure(rest[0]) or _STATE.fullmatch(rest[0]):
        return
    telling = [word for word in rest if word not in function_words() or word in ("yang", "dari", "sesuai")]
    share = any(_SHARE.fullmatch(word) or is_verb(word) for word in telling)
    done = bool(_DONE.search(text)) and is_activity(rest[0])
    if share and not done:
        return
    formula = row.formula
    if formula and formula.jenis == "rasio" and not done:
        if any(_SHARE.fullmatch(word) for word in words(formula.pembilang or "")):
            alasan = Alasan(
                "nama indikator tidak menyebut bagian yang dihitung; hanya rumusnya yang menyebutkan",
                "the name does not say which part is counted; only the formula does",
            )
            yield Fakta(pointer, "persentase-tanpa-bagian", 0.7, alasan, rest[0])
    elif is_activity(rest[0]):
        alasan = Alasan(
            f"yang dipersenkan adalah kegiatannya sendiri ('{rest[0]}')", f"it is a percentage of the activity itself ('{rest[0]}')"
        )
        yield Fakta(pointer, "persentase-kegiatan", 0.7, alasan, rest[0])
    else:
        alasan = Alasan(
            f"tidak menyebut bagian mana dari '{rest[0]}' yang dihitung", f"it does not say which part of '{rest[0]}' is counted"
        )
        yield Fakta(pointer, "persentase-kegiatan", 0.6, alasan, rest[0])


def _object(pointer: str, row: BarisIndikator, text: str, when: str | None) -> Iterator[Fakta]:
    """Whether what the indicator counts is the office's own, still there, and more than its own work."""
    front = opening(text)
    rest = [word for word in front[1:] if word not in _BETWEEN]
    if isinstance(row, IKU) and row.tingkat == "iku" and is_measure(front[0]) and rest:
        counted = measure_words()[front[0]] == "hitungan" and (is_activity(rest[0]) or rest[0] in _PROCESS)
        money = "anggaran" in rest and rest[0] in ("penyerapan", "serapan", "realisasi")
        if counted or money:
            what = "anggaran sebagai masukan" if money else f"'{rest[0]}' sebagai keluaran atau proses"
            what_en = "the budget, an input" if money else f"'{rest[0]}', an output or process"
            alasan = Alasan(f"menghitung {what}, bukan hasilnya bagi masyarakat", f"it counts {what_en}, and not the result for the public")
            yield Fakta(pointer, "indikator-proses", 0.7, alasan, rest[0])
    if name := _macro_in(" ".join(front), " ".join(rest)):
        alasan = Alasan(f"{name} dipengaruhi banyak pihak di luar unit ini", f"many others than this unit move '{name}'")
        yield Fakta(pointer, "indikator-makro", 0.7, alasan, name)
    for index, pattern in _indices():
        if match := pattern.search(text):
            alasan = Alasan(
                f"nama resminya {index['name']}, {index['reason']} ({index['source']})",
                f"its official name is {index['name']} ({index['source']})",
            )
            yield Fakta(pointer, "indeks-salah-nama", 0.6, alasan, match[0])
    if when:
        yield from _old("program", "indikator-usang", pointer, text, when)
        yield from _old("istilah", "istilah-lama", pointer, text, when)


def _old(group: str, jenis: str, pointer: str, text: str, when: str) -> Iterator[Fakta]:
    """Terms of a group that were no longer in use on the decree's date, as one fact."""
    found = [row for row in _old_terms_in(text) if row["kind"] == group and row["since"] <= when]
    if found:
        alasan = Alasan(
            "; ".join(f"{row['term']}: sejak {row['since'][:4]} {row['replacement']}, {row['source']}" for row in found),
            "; ".join(f"{row['term']}: since {row['since'][:4]} {row['replacement']}, {row['source']}" for row in found),
        )
        yield Fakta(pointer, jenis, 0.8, alasan, ", ".join(row["term"] for row in found))


def _promised_units(konteks: Konteks) -> Iterator[Fakta]:
    """Tables whose heading promises units, `Indikator Kinerja (Satuan)`, though no row has one."""
    rekaman, document = konteks.rekaman, konteks.document
    if document is None:
        return
    owners: list[tuple[str, list[BarisIndikator]]] = [("/dokumen/instansi", [row for row in rekaman.iku if row.tingkat == "iku"])]
    owners += [(f"/jabatan/{j}", [*jabatan.iki]) for j, jabatan in enumerate(rekaman.jabatan)]
    for pointer, rows in owners:
        starts = [row.baris[0] for row in rows if row.baris]
        if not starts or any(row.satuan or _UNIT.search(row.indikator or "") for row in rows):
            continue
        for line in range(max(1, starts[0] - _HEADING_LINES), starts[0]):
            if match := _UNIT_HEADING.search(document.quote(line, line)):
                alasan = Alasan("judul kolom menyebut satuan", "the column's heading speaks of units")
                yield Fakta(pointer, "satuan-dijanjikan", 1, alasan, match[0], baris=(line, line))
                break


def _date(rekaman: Rekaman) -> str | None:
    """The decree's date, or the first day of the period that it is for; None where neither is known."""
    dokumen = rekaman.dokumen
    year = re.match(r"\d{4}", dokumen.tahun or "")
    return dokumen.tanggal or (f"{year[0]}-01-01" if year else None)


@lru_cache(MEMORY)
def _old_terms_in(text: str) -> tuple[Mapping[str, str], ...]:
    return tuple(row for row, pattern in _old_terms() if pattern.search(text))


@cache
def _old_terms() -> tuple[tuple[Mapping[str, str], re.Pattern[str]], ...]:
    return tuple((row, re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE)) for row in table("istilah-lama.csv"))


@cache
def _indices() -> tuple[tuple[Mapping[str, str], re.Pattern[str]], ...]:
    return tuple((row, re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE)) for row in table("indeks.csv"))


@lru_cache(MEMORY)
def _macro_in(text: str, rest: str) -> str | None:
    """What many others move of what an indicator measures, by its words and by those behind its measure."""
    return next((name for name, pattern in _macro() if pattern.match(text) or pattern.match(rest)), None)


@cache
def _macro() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE)) for row in table("ukuran-makro.csv"))
