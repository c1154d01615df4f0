"""Reports for people: one self-contained HTML page a decree, and an index over several.

The pages need no network and print on A4. Without scripts they hold the same and read the same; a script of their own, which alone the
browser may run, adds filters and the source text beside a finding. They show findings and compute none.
"""

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from iki_graph import __version__
from iki_graph.alignment import Keselarasan, office_score
from iki_graph.checks.catalogue import catalogue, group_names
from iki_graph.checks.located import doubted
from iki_graph.checks.temuan import Temuan
from iki_graph.checks.verdicts import Tersimpan
from iki_graph.reading import Document
from iki_graph.record import Baris, Rekaman
from iki_graph.reports import matrix, source
from iki_graph.reports.blocks import Block, blocks
from iki_graph.reports.digest import LEVELS, Counts, by_frequency, counted, day, facts, important, levels, position_at, row_of, standing
from iki_graph.reports.labels import labels, words, written
from iki_graph.reports.pictures import Pictures
from iki_graph.reports.privacy import masker
from iki_graph.reports.slots import common, filled, headline, said
from iki_graph.reports.views import views, wanted
from iki_graph.reports.whereabouts import spot
from iki_graph.resources import resource

MOST_SHOWN = 5
"""So many findings of one check are open to view where there is a script to show the others."""


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
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matter:
    """One of the most important things of a decree: the check, what is the matter in a sentence, and how widely."""

    code: str
    level: str
    sentence: str
    count: int
    positions: int


def decree(
    rekaman: Rekaman,
    temuan: Sequence[Temuan],
    keselarasan: Sequence[Keselarasan],
    *,
    document: Document | None = None,
    cascade: nx.DiGraph | None = None,
    drawing: str = "",
    lang: str = "id",
    people: bool = False,
    index: str | None = None,
    basis: Sequence[str] = (),
    orphans: Sequence[Tersimpan] = (),
    pictures: Pictures | None = None,
) -> str:
    """The report on one decree as an HTML page.

    Takes the record, its findings and its alignment; the source `document` to embed and to quote from, the `cascade` to count
    in and its `drawing` (SVG), and the address of the `index` page; sentences on the `basis` of the check, and verdicts without a finding (`orphans`);
    the `pictures` of its pages, which must hide people themselves.
    Names and NIP show only with `people`.
    """
    label = labels(lang)
    lines = source.texts(document) if document else []
    hide: Callable[[str], str] = (lambda text: text) if people else masker(rekaman, lines)
    served = {link.iki: link for link in keselarasan if link.ke}
    complete = facts(rekaman, served, temuan)
    groups = blocks(rekaman, temuan, lines, hide, lang)
    doubts = [(doubt, doubted(doubt, rekaman, document)) for doubt in rekaman.keraguan]
    seen, sheets = views(wanted(temuan, [place for _, place in doubts], pictures.number), pictures) if pictures else ({}, [])
    return page(
        "decree.html",
        lang,
        "decree.js",
        index=index,
        rekaman=rekaman,
        title=_title(rekaman, label),
        date=day(rekaman.dokumen.tanggal, lang),
        levels=levels(temuan),
        review=sum(item.jenis == "telaah" for item in standing(temuan)),
        rejected=sum(item.rejected for item in temuan),
        total=len(temuan),
        basis=basis,
        orphans=orphans,
        facts=complete,
        good=[fact for fact in complete if fact.have == fact.of and fact.clean],
        matters=[_matter(items, hide, lang) for items in important(temuan)],
        checks=len({item.kode for item in standing(temuan)}),
        groups=groups,
        group_names=group_names(lang),
        by_level=matrix.by_group_and_level(counted(temuan)),
        by_position=matrix.by_position_and_group(rekaman, temuan),
        by_iku=matrix.by_position_and_iku(rekaman, cascade) if cascade is not None and rekaman.iku else None,
        by_function=matrix.by_function(rekaman),
        score=office_score(cascade) if cascade is not None else None,
        at_position=Counter(map(position_at, temuan)),
        most=MOST_SHOWN,
        heading=lambda name: label(f"isian-{name}") if f"isian-{name}" in words(lang) else name,
        codes=_entries_by_place(groups),
        served=served,
        reference=lambda pointer: _reference(rekaman, pointer, label),
        hide=hide,
        people=people,
        drawing=Markup(drawing),
        merged=_merged,
        pages=source.pages(document, hide) if document else [],
        doubts=doubts,
        spot=lambda thing: spot(thing, lang, rekaman.sumber),
        views=seen,
        sheets=sheets,
    )


def index(
    rows: Sequence[Row],
    failures: Sequence[tuple[str, str]],
    counts: Counts,
    lang: str = "id",
    basis: Sequence[str] = (),
) -> str:
    """The page over all decrees of a run: their numbers, the most frequent findings, and the files that could not be read (name, reason).

    `counts` of the findings on all of them.
    """
    return page(
        "index.html",
        lang,
        "index.js",
        rows=rows,
        failures=failures,
        levels={level: sum(number for (_, of), number in counts.items() if of == level) for level in LEVELS},
        by_level=matrix.by_group_and_level(counts),
        group_names=group_names(lang),
        frequent=by_frequency(counts)[:12],
        basis=basis,
        titles={code: rule.nama_en if lang == "en" else rule.nama for code, rule in catalogue().items()},
    )


def row(page: str, rekaman: Rekaman, temuan: Sequence[Temuan], lang: str = "id") -> Row:
    """The line of the index for one decree whose report is at `page`."""
    return Row(
        page=page,
        title=_title(rekaman, labels(lang)),
        office=" · ".join(filter(None, (rekaman.dokumen.instansi, rekaman.dokumen.kabupaten))) or rekaman.berkas,
        year=rekaman.dokumen.tahun or "–",
        positions=len(rekaman.jabatan),
        indicators=sum(len(jabatan.iki) for jabatan in rekaman.jabatan),
        levels=levels(temuan),
        doubts=len(rekaman.keraguan),
    )


def page(template: str, lang: str, script: str, **values: object) -> str:
    """A page with its style and script inside. Only these, and the style of the drawing, may take effect: the policy names their hashes."""
    folder = resource("reports/templates")
    style, code = ((folder / name).read_text(encoding="utf-8").strip() for name in ("report.css", script))
    styles = [style, *re.findall(r"<style>(.*?)</style>", str(values.get("drawing", "")), re.DOTALL)]
    images = "img-src data:; " if values.get("sheets") else ""
    policy = f"default-src 'none'; {images}style-src {' '.join(map(_hash, styles))}; script-src {_hash(code)}; base-uri 'none'; form-action 'none'"
    return _environment().get_template(template).render(
        t=labels(lang), lang=lang, version=__version__, policy=policy, style=Markup(style), script=Markup(code), **values
    )  # fmt: skip


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(resource("reports/templates"))
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["lines"] = _line_range
    environment.filters["written"] = written
    environment.filters["anchor"] = _anchor
    environment.filters["place"] = lambda item: _anchor(row_of(item)) if row_of(item) else ""
    return environment


def _title(rekaman: Rekaman, label: Callable[..., str]) -> str:
    dokumen = rekaman.dokumen
    if dokumen.jenis is None:
        return label("tanpa-keputusan")
    return f"{dokumen.jenis} {label('nomor')} {dokumen.nomor}" if dokumen.nomor else dokumen.jenis


def _matter(items: Sequence[Temuan], hide: Callable[[str], str], lang: str) -> Matter:
    positions = {position_at(item) for item in items} - {-1}
    gravest = min(items, key=lambda item: list(levels([])).index(item.tingkat))
    shared = common(items, lang)
    # What is about the decree as a whole has no list of places that would tell it.
    whole = "" if any(map(row_of, items)) else filled(shared)
    sentence = whole or headline(shared.sentence) or said(gravest, lang)[0]
    return Matter(items[0].kode, gravest.tingkat, hide(sentence), len(items), len(positions))


def _entries_by_place(groups: Iterable[tuple[str, list[Block]]]) -> dict[str, list[tuple[str, str, Temuan]]]:
    """Findings by the row or position that they are about, each code once: (code, anchor of the finding, finding)."""
    places: dict[str, dict[str, tuple[str, str, Temuan]]] = {}
    for _, checks in groups:
        for entry in (entry for block in checks for entry in block.entries if not entry.item.rejected):
            if place := row_of(entry.item):
                places.setdefault(_anchor(place), {}).setdefault(entry.item.kode, (entry.item.kode, entry.anchor, entry.item))
    return {place: [found[code] for code in sorted(found)] for place, found in places.items()}


def _reference(rekaman: Rekaman, pointer: str, label: Callable[..., str]) -> tuple[str, str, str]:
    """(anchor, name, text) of what an alignment points to: `iku:0`, `jabatan:0/iki:4`; a statement, as `sasaran:1`, has no place here."""
    numbers = [int(part) for part in re.findall(r":(\d+)", pointer)]
    if pointer.startswith("iku:") and numbers[0] < len(rekaman.iku):
        return _anchor(f"/iku/{numbers[0]}"), f"IKU {numbers[0] + 1}", rekaman.iku[numbers[0]].indikator or "–"
    if pointer.startswith("jabatan:") and len(numbers) == 2:
        jabatan = rekaman.jabatan[numbers[0]]
        name = f"IKI {numbers[1] + 1}, {jabatan.nama or label('jabatan')}"
        return _anchor(f"/jabatan/{numbers[0]}/iki/{numbers[1]}"), name, jabatan.iki[numbers[1]].indikator or "–"
    level, _, number = pointer.partition(":")
    return "", f"{level.capitalize()} {int(number) + 1}", ""


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


def _anchor(unsur: str) -> str:
    return re.sub(r"\W+", "-", unsur).strip("-") or "dokumen"
