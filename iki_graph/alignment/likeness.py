"""How likely one row of a decree serves another: what both say, and where they stand.

Rows are compared by their informative words (stems, with spellings, synonyms and abbreviations made one), by the subjects of work they show
and by the kinerja they stand under; each counts the more the rarer it is in the decree. The likeness is then weighed by place: see the
factors below. They were set on two reviewed decrees; set on either one alone, they hold on the other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from iki_graph.record import IKI, IKU, BarisIndikator
from iki_graph.reference.keys import squash
from iki_graph.reference.language import content, fields, likeness, subjects

COLUMNS = (("indikator", 1.0), ("kinerja", 0.8), ("formulasi", 0.5), ("sumber_data", 0.3), ("definisi", 0.3))
"""Columns of a row, and how much a word there counts; a word of several columns counts once, where it counts most."""

SHOWING = ("indikator", "kinerja", "formulasi")
"""Columns that show the subjects of a row."""

SAME_KINERJA = 1.0
"""How much it counts, beside a word of the indicator, that both rows stand under one kinerja (but for the verb that wishes for it)."""

SAME_PROGRAM = 0.05
"""What a common programme adds to the likeness to an office's indicator; within a unit, where all share it, it tells nothing."""

OTHER_PROGRAM = 0.25
"""Factor where both rows show subjects of work, but of no common programme."""

OWN_UNIT, OTHER_UNIT = 2.0, 0.3
"""Factors where an office's indicator names the units that its data come from: this position's unit, or only others."""

HALF = 0.05
"""Likeness, after all factors, at which a link is as likely as not."""

SAME_INDICATOR = 0.98
"""Score of a row whose indicator is word for word the same."""

MOST = 0.75
"""Share of an indicator's words that a superior's formula must hold to be said to count it."""

TELLING = 0.05
"""Share of a likeness that a word must make up to be named in the reason."""

OTHER_DUTIES = re.compile(
    r"\btugas(?:[\s-]+tugas)?\s+(?:kedinasan\s+)?lain|\bdirektif\s+(?:dari\s+)?(?:pimpinan|atasan)|\bpenugasan\s*/\s*direktif|\btugas\s+direktif",
    re.IGNORECASE,
)
"""Work that serves nothing in particular: further duties that the superior gives."""

_UNIT = re.compile(
    r"\b(?P<seksi>seksi|kasie?)\b|\b(?P<subbagian>(?:ka)?sub{1,2}ag(?:ian)?|sub\s*bag(?:ian)?)\b"
    r"|\b(?P<sekretariat>sekretari\w+|sekcam)\b|\b(?P<bidang>bidang|kabid)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with what it is compared by. `bag`: feature and its weight by column; `shown`: feature and how people read it."""

    node: str
    name: str
    indikator: str
    other_duties: bool
    bag: Mapping[str, float]
    shown: Mapping[str, str]
    counted: frozenset[str]
    programs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an office: its kind (seksi, subbagian, sekretariat, bidang) and its fields of work."""

    kind: str
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands to the position: in words, with the factor for it; `office` for an indicator of the office itself."""

    words: str
    factor: float = 1.0
    office: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that an IKI may serve: how likely (`score`), from what (`parts`, multiplied in order), and why for people."""

    node: str
    name: str
    score: float
    parts: Mapping[str, float]
    reason: str


def row_of(node: str, name: str, row: BarisIndikator) -> Row:
    """The row of a record, ready to be compared."""
    above = row.sasaran if isinstance(row, IKU) else row.kinerja if isinstance(row, IKI) else None
    texts = {
        "indikator": row.indikator,
        "kinerja": above,
        "formulasi": row.formulasi,
        "sumber_data": row.sumber_data,
        "definisi": row.definisi,
    }
    bag: dict[str, float] = {}
    shown: dict[str, str] = {}
    programs = set()
    for column, weight in COLUMNS:
        for word, surface in content(texts[column]).items():
            bag.setdefault(word, weight)
            shown.setdefault(word, surface)
        for subject in subjects(texts[column]) if column in SHOWING else ():
            bag.setdefault(f"#{subject.code}", weight)
            shown.setdefault(f"#{subject.code}", subject.name)
            programs.add(subject.program)
    if gist := " ".join(sorted(content(above))):
        bag[f"kinerja {gist}"] = SAME_KINERJA
    counted = content(" ".join(filter(None, (row.formula.pembilang, row.formula.penyebut)))) if row.formula else {}
    other_duties = any(OTHER_DUTIES.search(text) for text in (row.indikator, above) if text)
    return Row(node, name, squash(row.indikator or ""), other_duties, bag, shown, frozenset(counted), frozenset(programs))


def named_units(row: BarisIndikator) -> frozenset[Unit]:
    """The units that an indicator names as the source of its data or as answering for it."""
    return frozenset(unit for text in (row.sumber_data, row.penanggung_jawab) for unit in _units(text or ""))


def unit_of(nama: str) -> Unit | None:
    """The unit that a position's name bears; None for a head of office and for staff whose name bears none."""
    return next(iter(_units(nama)), None)


def _units(text: str) -> list[Unit]:
    found = list(_UNIT.finditer(text))
    starts = [match.start() for match in found]
    ends = [*starts[1:], len(text)]
    return [Unit(match.lastgroup or "", fields(text[match.start() : end])) for match, end in zip(found, ends, strict=False)]


def compare(
    row: Row, target: Row, weight: Mapping[str, float], place: Place, unit: Unit | None = None, named: frozenset[Unit] = frozenset()
) -> Candidate:
    """How likely `row` serves `target`.

    `weight`: how much each feature tells in this decree. `unit`: the unit of the row's position; `named`: those that the target names.
    """
    one, other = ({feature: share * weight[feature] for feature, share in r.bag.items()} for r in (row, target))
    programs = row.programs & target.programs
    parts = {"kemiripan": likeness(one, other) + (SAME_PROGRAM if programs and place.office else 0.0), "jenjang": place.factor}
    own = _is_named(unit, named)
    if own is not None:
        parts["unit"] = OWN_UNIT if own else OTHER_UNIT
    if row.programs and target.programs and not programs:
        parts["program"] = OTHER_PROGRAM
    evidence = 1.0
    for part in parts.values():
        evidence *= part
    same = bool(row.indikator) and row.indikator == target.indikator
    score = SAME_INDICATOR if same else evidence / (evidence + HALF)
    if same:
        reasons = [f"Bunyi indikator sama dengan {target.name}"]
    else:
        reasons = [f"{target.name[0].upper()}{target.name[1:]}: {_common(row, one, other)}"]
        if _counts(row, target, weight):
            reasons.append("dihitung dalam formulanya")
    reasons.append(place.words)
    if own is not None:
        reasons.append("unitnya disebut sebagai sumber data" if own else "sumber datanya unit lain")
    if programs and place.office:
        reasons.append("program yang sama")
    elif "program" in parts:
        reasons.append("program yang berbeda")
    return Candidate(target.node, target.name, score, parts, "; ".join(reasons) + ".")


def _common(row: Row, one: Mapping[str, float], other: Mapping[str, float]) -> str:
    """In words what two rows have in common, the most telling first."""
    shared = sorted((feature for feature in one if feature in other), key=lambda f: (-one[f] * other[f], f))
    least = TELLING * sum(one[f] * other[f] for f in shared)
    telling = [f for f in shared if one[f] * other[f] >= least]
    words = list(dict.fromkeys(row.shown[f] for f in telling if f in row.shown and not f.startswith("#")))
    about = list(dict.fromkeys(row.shown[f] for f in telling if f.startswith("#")))
    found = ["kinerja yang sama"] if any(f.startswith("kinerja ") for f in telling) else []
    found += ["kata bersama " + ", ".join(words[:5])] if words else []
    found += ["bidang yang sama (" + ", ".join(about[:2]) + ")"] if about else []
    return "; ".join(found) or "tidak ada kata bersama"


def _is_named(unit: Unit | None, named: frozenset[Unit]) -> bool | None:
    """Whether a unit is among those named; None if it cannot be told."""
    if unit is None or not named:
        return None
    return any(other.kind == unit.kind and (other.fields & unit.fields or other.fields == unit.fields) for other in named)


def _counts(row: Row, target: Row, weight: Mapping[str, float]) -> bool:
    """Whether the target's numerator or denominator holds most of what the row's indicator is about."""
    own = {f: weight[f] for f, share in row.bag.items() if share == COLUMNS[0][1] and f in row.shown and not f.startswith("#")}
    return bool(own) and sum(w for f, w in own.items() if f in target.counted) >= MOST * sum(own.values()) > 0
