"""From findings to the sentences of a review note: Kondisi, Kriteria, Akibat, Rekomendasi, and what is well done.

Findings of one check become one sentence with the list of their places. The sentences are data (templates/kondisi.json); a check without
one is told by its own message, its slots left out.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from iki_graph.checks.catalogue import Aturan, group_names
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.digest import day, grouped, standing
from iki_graph.reports.labels import labels
from iki_graph.reports.whereabouts import pages, whereabouts
from iki_graph.resources import resource

MOST_SPELT_OUT = 3
"""So many different recommendations of one check stand one by one; more become one."""


@dataclass(frozen=True)
class Kondisi:
    """What one check found. `ragu`: further places that our reading leaves in doubt."""

    kode: str
    tingkat: str
    jenis: str
    jumlah: int
    ragu: int
    teks: str
    tempat: str


@dataclass(frozen=True)
class Butir:
    """A criterion or recommendation with the numbers (from 1) of the conditions in its group that it belongs to."""

    teks: str
    kondisi: tuple[int, ...]


@dataclass(frozen=True)
class Kelompok:
    """The findings of one group of checks as SAKIP's notes tell them."""

    kode: str
    nama: str
    kondisi: tuple[Kondisi, ...]
    kriteria: tuple[Butir, ...]
    akibat: str
    rekomendasi: tuple[Butir, ...]


def groups(rekaman: Rekaman, temuan: Iterable[Temuan], rules: Mapping[str, Aturan], lang: str = "id") -> list[Kelompok]:
    """The groups of a note, in the order of the catalogue; `rules` are those by which the decree was checked."""
    names, found = group_names(lang), []
    for code, checks in grouped(standing(temuan)):
        conditions, sources, advice = [], [], []
        for number, items in enumerate(checks, 1):
            rule = rules.get(items[0].kode)
            told = [item for item in items if not _lowered(item, rule)] or items
            conditions.append(_condition(rekaman, told, len(items) - len(told), rule, lang))
            sources += [(part.strip()[0].upper() + part.strip()[1:], number) for part in told[0].dasar.split(";") if part.strip()]
            advice += [(_full_stop(text), number) for text in _advice(told, rule, lang)]
        effect = _data()["kelompok"].get(code, {}).get("akibat", {}).get(lang, "")
        found.append(Kelompok(code, names.get(code, code), tuple(conditions), _merged(sources), effect, _merged(advice)))
    return found


def first_advice(found: Sequence[Kelompok]) -> list[str]:
    """The recommendations on certain violations: what comes first."""
    return [
        advice.teks
        for group in found
        for advice in group.rekomendasi
        if any((c := group.kondisi[n - 1]).tingkat == "pelanggaran" and c.jenis == "pasti" for n in advice.kondisi)
    ]


def good(rekaman: Rekaman, temuan: Iterable[Temuan], rules: Mapping[str, Aturan], lang: str = "id") -> list[str]:
    """What is well done, "Telah …": the checks of a sentence ran, none of them found anything, and what they look at is there."""
    failed = {item.kode for item in standing(temuan)}
    there = _there(rekaman)
    dokumen = rekaman.dokumen
    slots = {
        "jenis": dokumen.jenis,
        "nomor": dokumen.nomor,
        "tanggal": day(dokumen.tanggal, lang),
        "tahun": dokumen.tahun,
        "jabatan": len(rekaman.jabatan),
        "iki": sum(len(jabatan.iki) for jabatan in rekaman.jabatan),
    }
    return [
        entry[lang].format(**slots)
        for entry in _data()["baik"]
        if failed.isdisjoint(entry["kode"]) and rules.keys() >= set(entry["kode"]) and there >= set(entry["perlu"])
    ]


def _there(rekaman: Rekaman) -> set[str]:
    """What the decree has, in the words of `perlu`."""
    dokumen = rekaman.dokumen
    iki = [item for jabatan in rekaman.jabatan for item in jabatan.iki]
    rows = [*rekaman.iku, *iki]
    found = {
        "nomor": dokumen.jenis and dokumen.nomor,
        "tanggal": dokumen.jenis and dokumen.tanggal,
        "tahun": dokumen.tahun,
        "penandatangan": dokumen.penandatangan and dokumen.penandatangan.nama,
        "instansi": dokumen.instansi,
        "lampiran": any(bagian.jenis == "lampiran" for bagian in rekaman.bagian),
        "diktum": rekaman.diktum,
        "mengingat": rekaman.mengingat,
        "sasaran": rekaman.kaskade.sasaran,
        "iku": any(iku.tingkat == "iku" for iku in rekaman.iku),
        "jabatan": rekaman.jabatan,
        "iki": iki,
        "sumber": any(row.sumber_data for row in rows),
        "penanggung_jawab": any(iku.penanggung_jawab for iku in rekaman.iku),
        "persentase": any(row.formula and row.formula.jenis == "rasio" for row in rows),
    }
    return {key for key, value in found.items() if value}


def _condition(rekaman: Rekaman, told: Sequence[Temuan], doubtful: int, rule: Aturan | None, lang: str) -> Kondisi:
    code, number = told[0].kode, len(told)
    sentence = _data()["periksa"].get(code, {}).get("kondisi", {}).get(lang, "").format(n=number)
    where = ""
    if number == 1:
        text = _message(told[0], lang)
        where = whereabouts(rekaman, told, lang) if told[0].unsur else pages(told, lang, rekaman.sumber)
    elif _in_detail(code):
        text = _spelt_out(rekaman, told, sentence, lang)
    else:
        pattern = (rule.pesan_en if lang == "en" else rule.pesan) if rule else _message(told[0], lang)
        text = _full_stop(sentence or labels(lang)("kondisi-umum", teks=_without_slots(pattern).rstrip("."), n=number))
        where = whereabouts(rekaman, told, lang)
    kind = "telaah" if all(item.jenis == "telaah" for item in told) else "pasti"
    return Kondisi(code, told[0].tingkat, kind, number, doubtful, text, where)


def _spelt_out(rekaman: Rekaman, told: Sequence[Temuan], sentence: str, lang: str) -> str:
    """All messages of a check, each with its places; what they all begin with, up to a colon, stands only once."""
    places: dict[str, list[Temuan]] = {}
    for item in told:
        places.setdefault(_message(item, lang).rstrip("."), []).append(item)
    heads = {text.partition(": ")[0] for text in places if ": " in text}
    shared = len(heads) == 1 and len(told) > 1 and all(": " in text for text in places)
    details = []
    for text, items in places.items():
        where = whereabouts(rekaman, [item for item in items if item.unsur], lang)
        details.append((text.partition(": ")[2] if shared else text) + (f" [{where}]" if where else ""))
    if sentence or shared:
        return _full_stop(f"{sentence or heads.pop()}: {'; '.join(details)}")
    return _full_stop(". ".join(details))


def _in_detail(code: str) -> bool:
    """Whether findings of this check are told one by one, because each says what to write instead."""
    own = _data()["periksa"].get(code, {}).get("rinci")
    return bool(_data()["kelompok"].get(code.split("-")[0], {}).get("rinci") if own is None else own)


def _advice(told: Sequence[Temuan], rule: Aturan | None, lang: str) -> list[str]:
    each = list(dict.fromkeys((item.saran_en or item.saran) if lang == "en" else item.saran for item in told))
    if len(each) <= (MOST_SPELT_OUT if _in_detail(told[0].kode) else 1):
        return each
    if own := _data()["periksa"].get(told[0].kode, {}).get("saran", {}).get(lang):
        return [own]
    return [_without_slots(rule.saran_en if lang == "en" else rule.saran)] if rule and "{" in rule.saran else each


def _lowered(item: Temuan, rule: Aturan | None) -> bool:
    """Whether the check is less sure of this finding than of others, as where our reading is in doubt."""
    return rule is not None and (item.jenis, item.tingkat) != (rule.jenis, rule.tingkat)


def _message(item: Temuan, lang: str) -> str:
    return (item.pesan_en or item.pesan) if lang == "en" else item.pesan


def _merged(pairs: Iterable[tuple[str, int]]) -> tuple[Butir, ...]:
    numbers: dict[str, list[int]] = {}
    for text, number in pairs:
        numbers.setdefault(text, []).append(number)
    return tuple(Butir(text, tuple(dict.fromkeys(of))) for text, of in numbers.items())


def _without_slots(template: str) -> str:
    """A sentence for many findings from the one of each: quoted and bracketed slots go, others are left open."""
    text = re.sub(r"\s*\([^()]*\{\w+\}[^()]*\)|\s*'[^'{}]*\{\w+\}[^'{}]*'|: \{\w+\}", "", template)
    return " ".join(re.sub(r"\{\w+\}", "…", text).split())


def _full_stop(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else text + "."


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resource("reports/templates") / "kondisi.json").read_text(encoding="utf-8"))
    return found
