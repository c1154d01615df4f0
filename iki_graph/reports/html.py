"""Reports for people: one self-contained HTML page a decree, and an index over several.

The pages need no script and no network, and print on A4. They show findings and compute none.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from iki_graph import __version__
from iki_graph.alignment import Keselarasan
from iki_graph.checks.catalogue import catalogue, group_names
from iki_graph.checks.temuan import Temuan
from iki_graph.checks.verdicts import Tersimpan
from iki_graph.record import Baris, Rekaman
from iki_graph.reports.digest import by_frequency, day, facts, frequent, grouped, levels, standing
from iki_graph.reports.excerpts import quoted
from iki_graph.reports.privacy import masker
from iki_graph.resources import resource

MOST_SHOWN = 10
"""So many findings of one check are open to view; the others unfold."""
MOST_PRINTED = 5
"""A check that found more than this is a table on paper."""


@dataclass(frozen=True)
class Row:
    """A line of the index: one decree, its page and the numbers that are compared."""

    page: str
    title: str
    office: str
    year: str
    positions: int
    indicators: int
    levels: Mapping[str, int]
    doubts: int


def decree(
    rekaman: Rekaman,
    temuan: Sequence[Temuan],
    keselarasan: Sequence[Keselarasan],
    *,
    lines: Sequence[str] = (),
    drawing: str = "",
    lang: str = "id",
    people: bool = False,
    index: str | None = None,
    basis: Sequence[str] = (),
    orphans: Sequence[Tersimpan] = (),
) -> str:
    """The report on one decree as an HTML page.

    Takes the record, its findings and its alignment; `lines` of the source to quote from, the cascade `drawing` (SVG)
    and the address of the `index` page; sentences on the `basis` of the check, and verdicts without a finding (`orphans`).
    Names and NIP show only with `people`.
    """
    label = _labels(lang)
    hide: Callable[[str], str] = (lambda text: text) if people else masker(rekaman)
    shown = [_in_language(item, lang) for item in temuan]
    served = {link.iki: link for link in keselarasan if link.ke}
    complete = facts(rekaman, served, temuan)
    page = _environment().get_template("decree.html")
    return page.render(
        t=label,
        lang=lang,
        version=__version__,
        index=index,
        rekaman=rekaman,
        title=_title(rekaman, label),
        date=day(rekaman.dokumen.tanggal, lang),
        levels=levels(temuan),
        review=sum(item.jenis == "telaah" for item in standing(temuan)),
        rejected=sum(item.rejected for item in temuan),
        basis=basis,
        orphans=orphans,
        facts=complete,
        good=[fact for fact in complete if fact.have == fact.of and fact.clean],
        frequent=frequent(shown),
        titles=_names_of_checks(lang),
        groups=grouped(shown),
        group_names=group_names(lang),
        most=MOST_SHOWN,
        most_printed=MOST_PRINTED,
        advice=lambda item: _advice(item, lang),
        codes=_codes_by_place(standing(temuan)),
        served=served,
        reference=lambda pointer: _reference(rekaman, pointer, label),
        quoted=lambda item: quoted(rekaman, item, lines, hide),
        hide=hide,
        people=people,
        drawing=Markup(drawing),
        merged=_merged,
    )


def index(
    rows: Sequence[Row],
    failures: Sequence[tuple[str, str]],
    temuan: Iterable[Temuan],
    lang: str = "id",
    basis: Sequence[str] = (),
) -> str:
    """The page over all decrees of a run: their numbers, the most frequent findings, and the files that could not be read (name, reason)."""
    label = _labels(lang)
    everything = list(temuan)
    page = _environment().get_template("index.html")
    return page.render(
        t=label,
        lang=lang,
        version=__version__,
        rows=rows,
        failures=failures,
        levels=levels(everything),
        frequent=by_frequency(standing(everything))[:12],
        basis=basis,
        titles=_names_of_checks(lang),
    )


def row(page: str, rekaman: Rekaman, temuan: Sequence[Temuan], lang: str = "id") -> Row:
    """The line of the index for one decree whose report is at `page`."""
    return Row(
        page=page,
        title=_title(rekaman, _labels(lang)),
        office=" · ".join(filter(None, (rekaman.dokumen.instansi, rekaman.dokumen.kabupaten))) or rekaman.berkas,
        year=rekaman.dokumen.tahun or "–",
        positions=len(rekaman.jabatan),
        indicators=sum(len(jabatan.iki) for jabatan in rekaman.jabatan),
        levels=levels(temuan),
        doubts=len(rekaman.keraguan),
    )


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(resource("reports/templates"))
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["lines"] = _line_range
    environment.filters["anchor"] = _anchor
    environment.filters["row"] = _row_of
    return environment


@cache
def _labels(lang: str) -> Callable[..., str]:
    table = json.loads((resource("reports/templates") / "labels.json").read_text(encoding="utf-8"))

    def label(key: str, **values: object) -> str:
        return str(table[key][lang]).format(**values)

    return label


def _names_of_checks(lang: str) -> dict[str, str]:
    return {code: rule.nama_en if lang == "en" else rule.nama for code, rule in catalogue().items()}


def _title(rekaman: Rekaman, label: Callable[..., str]) -> str:
    dokumen = rekaman.dokumen
    if dokumen.jenis is None:
        return label("tanpa-keputusan")
    return f"{dokumen.jenis} {label('nomor')} {dokumen.nomor}" if dokumen.nomor else dokumen.jenis


def _in_language(item: Temuan, lang: str) -> Temuan:
    if lang == "id":
        return item
    return item.model_copy(update={"pesan": item.pesan_en or item.pesan, "saran": item.saran_en or item.saran})


def _advice(item: Temuan, lang: str) -> str:
    """The recommendation of a check for all its findings: what differs between them is left open."""
    rule = catalogue().get(item.kode)
    if rule is None:
        return item.saran
    return re.sub(r"\{[^{}]*\}", "…", rule.saran_en if lang == "en" else rule.saran)


def _codes_by_place(temuan: Iterable[Temuan]) -> dict[str, list[Temuan]]:
    """Findings by the element they are about, each code once."""
    places: dict[str, dict[str, Temuan]] = {}
    for item in temuan:
        if place := _row_of(item.unsur):
            places.setdefault(place, {}).setdefault(item.kode, item)
    return {place: [found[code] for code in sorted(found)] for place, found in places.items()}


def _reference(rekaman: Rekaman, pointer: str, label: Callable[..., str]) -> tuple[str, str, str]:
    """(anchor, name, text) of an indicator that an alignment points to: `iku:0`, `jabatan:0/iki:4`."""
    numbers = [int(part) for part in re.findall(r":(\d+)", pointer)]
    if pointer.startswith("iku:") and numbers[0] < len(rekaman.iku):
        return _anchor(f"/iku/{numbers[0]}"), f"IKU {numbers[0] + 1}", rekaman.iku[numbers[0]].indikator or "–"
    if pointer.startswith("jabatan:") and len(numbers) == 2:
        jabatan = rekaman.jabatan[numbers[0]]
        name = f"IKI {numbers[1] + 1}, {jabatan.nama or label('jabatan')}"
        return _anchor(f"/jabatan/{numbers[0]}/iki/{numbers[1]}"), name, jabatan.iki[numbers[1]].indikator or "–"
    return "", pointer, ""


def _merged(iki: Sequence[Any]) -> list[tuple[Any, int]]:
    """Rows with the height of their kinerja cell: 0 where the cell of an earlier row spans this one."""
    result: list[tuple[Any, int]] = []
    for _, rows in groupby(iki, key=lambda item: (item.no, item.kinerja)):
        same = list(rows)
        result += [(item, len(same) if place == 0 else 0) for place, item in enumerate(same)]
    return result


def _line_range(baris: Baris | None) -> str:
    if baris is None:
        return "–"
    first, last = baris
    return str(first) if first == last else f"{first}–{last}"


def _row_of(unsur: str) -> str:
    """Anchor of the row or position of the report that a pointer into the record leads to; '' if it leads elsewhere."""
    match = re.match(r"/(?:jabatan/\d+(?:/iki/\d+)?|iku/\d+)", unsur)
    return _anchor(match.group()) if match else ""


def _anchor(unsur: str) -> str:
    return re.sub(r"\W+", "-", unsur).strip("-") or "dokumen"
