"""How likely one row of a decree serves another: what both say, and where they stand.

Rows are compared by their informative words (stems, with spellings, synonyms and abbreviations made one), by the subjects of work they show
or serve and by the kinerja they stand under; each counts the more the rarer it is in the decree, words also the rarer they are in decrees of
all kinds. The likeness is then weighed by place: see the factors below (`python -m tests.quality.left_out` says how all this holds on decrees
that it was not set on). The evidence that comes of it is read as a probability (`data/acuan/kalibrasi-keselarasan.csv`, fitted by `tests/quality/calibrate.py`).
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from iki_graph.alignment.duties import serves_nothing
from iki_graph.alignment.reasons import Alasan, alasan, joined
from iki_graph.record import IKI, IKU, BarisIndikator
from iki_graph.reference.keys import squash
from iki_graph.reference.language import commonness, content, fields, subjects
from iki_graph.reference.scope import keeping
from iki_graph.reference.tables import table

COLUMNS = (("indikator", 1.0), ("kinerja", 0.8), ("formulasi", 0.5), ("sumber_data", 0.3), ("definisi", 0.3))
"""Columns of a row, and how much a word there counts; a word of several columns counts once, where it counts most."""

SHOWING = ("indikator", "kinerja", "formulasi")
"""Columns that show the subjects of a row."""

SAME_KINERJA = 1.3
"""How much it counts, beside a word of the indicator, that both rows stand under one kinerja (but for the verb that wishes for it)."""

SAME_PROGRAM = 0.05
"""What a common programme adds to the likeness to an office's indicator; within a unit, where all share it, it tells nothing."""

SERVED = 0.5
"""What a wider subject, which work on the subject of a row serves, counts beside that subject, for each step up."""

COMMON = 0.6
"""How much a word tells less if the indicators of all known decrees bear it; in proportion if some do."""

OTHER_PROGRAM = 0.25
"""Factor where both rows show subjects of work, but of no common programme."""

OTHER_SUBJECT = 0.7
"""Factor where two IKI show subjects of one programme, but none in common; an office's indicator is wider than the subjects it names."""

ASIDE = 0.5
"""Factor where the indicators themselves, whatever kinerja they stand under, show subjects of which none serves one of the target's."""

OWN_UNIT, OTHER_UNIT = 1.5, 0.6
"""Factors where an indicator names units that its data come from beside its own: this position's unit, or only others."""

SAME_INDICATOR = 0.98
"""Score of a row whose indicator is word for word the same."""

SUREST = 0.97
"""No likeness is surer than this."""

_KEPT = 2_000
"""How many rows are remembered with what they are compared by: those of some decrees, about 5 kB each."""

MOST = 0.75
"""Share of an indicator's words that a superior's formula must hold to be said to count it."""

TELLING = 0.05
"""Share of a likeness that a word must make up to be named in the reason."""

_UNIT = re.compile(
    r"\b(?P<seksi>seksi|kasie?)\b|\b(?P<subbagian>(?:ka)?sub{1,2}ag(?:ian)?|sub\s*bag(?:ian)?)\b"
    r"|\b(?P<sekretariat>sekretari\w+|sekcam)\b|\b(?P<bidang>bidang|kabid)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with what it is compared by. `nothing`: why it serves nothing by its nature; `bag`: feature and its weight; `shown`: feature and
    how people read it; `own`: the words of its indicator; `counted`: those of its formula's parts; `served`: the wider subjects that it
    serves, as in `bag`; `measured`: the subjects of its indicator alone; `upheld`: these and the wider ones that they serve."""

    node: str
    name: Alasan
    indikator: str
    nothing: str
    bag: Mapping[str, float]
    shown: Mapping[str, str]
    own: frozenset[str]
    counted: frozenset[str]
    subjects: frozenset[str]
    programs: frozenset[str]
    served: Mapping[str, float]
    measured: frozenset[str]
    upheld: frozenset[str]
    length: float = 0.0

    def weighed(self, weight: Mapping[str, float]) -> "Row":
        """The row with its features weighed by how much each tells in the decree."""
        bag = {feature: share * weight[feature] for feature, share in self.bag.items()}
        served = {feature: share * weight[feature] for feature, share in self.served.items() if feature in weight}
        return replace(self, bag=bag, served=served, length=math.sqrt(sum(value * value for value in bag.values())))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an office: its kind (seksi, subbagian, sekretariat, bidang) and its fields of work, or the words of its name where no field is known."""

    kind: str
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands to the position: in words (a key of `alasan.json`), with the factor for it; `office` for an indicator of the office itself."""

    words: str
    factor: float = 1.0
    office: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that another may serve, and what speaks for it: `parts`, multiplied in order."""

    row: Row
    target: Row
    parts: Mapping[str, float]
    place: Place

    @property
    def node(self) -> str:
        """The row that may be served, by its index in the record."""
        return self.target.node

    @property
    def same(self) -> bool:
        """Whether the indicators read the same, up to case, space and marks."""
        return bool(self.row.indikator) and self.row.indikator == self.target.indikator

    @property
    def evidence(self) -> float:
        """What all parts come to."""
        return math.prod(self.parts.values())

    @property
    def score(self) -> float:
        """How likely a reviewer accepts the link."""
        return SAME_INDICATOR if self.same else probability(self.evidence)

    @property
    def reason(self) -> Alasan:
        """What speaks for the link and against it, in words."""
        keys = []
        if self.same:
            first = alasan("same", name=self.target.name)
        else:
            first = joined((self.target.name.begun, _common(self.row, self.target)), ": ")
            keys += ["counted"] if _counts(self.row, self.target) else []
        keys.append(self.place.words)
        if "unit" in self.parts:
            keys.append("own-unit" if self.parts["unit"] > 1 else "other-unit")
        if "program" in self.parts:
            keys.append("other-program")
        elif "bidang" in self.parts:
            keys.append("other-subject")
        elif "indikator" in self.parts:
            keys.append("indicator-aside")
        elif self.place.office and self.row.programs & self.target.programs:
            keys.append("same-program")
        return joined([first, *map(alasan, keys)], end=".")


def probability(evidence: float) -> float:
    """How likely a link with this much evidence is right: a logistic curve over its logarithm."""
    shift, slope = _curve()
    return min(SUREST, 1 / (1 + math.exp(-shift) * evidence**-slope)) if evidence > 0 else 0.0


@cache
def _curve() -> tuple[float, float]:
    """Shift and slope of the fitted curve."""
    fitted = {row["name"]: float(row["value"]) for row in table("kalibrasi-keselarasan.csv")}
    return fitted["shift"], fitted["slope"]


def telling(weight: Mapping[str, float]) -> dict[str, float]:
    """The weights of features, those of words less as decrees of all kinds bear them."""
    common = commonness()
    return {feature: value * (1 - COMMON * common.get(feature, 0.0)) for feature, value in weight.items()}


def row_of(node: str, name: Alasan, row: BarisIndikator) -> Row:
    """The row of a record, ready to be compared."""
    above = row.sasaran if isinstance(row, IKU) else row.kinerja if isinstance(row, IKI) else None
    parts = " ".join(filter(None, (row.formula.pembilang, row.formula.penyebut))) if row.formula else ""
    features = _features(row.indikator, above, row.formulasi, row.sumber_data, row.definisi, parts)
    return Row(node, name, squash(row.indikator or ""), serves_nothing(row.indikator, above), *features)


@keeping(_KEPT)
def _features(
    indikator: str | None, above: str | None, formulasi: str | None, sumber_data: str | None, definisi: str | None, parts: str
) -> tuple[
    Mapping[str, float],
    Mapping[str, str],
    frozenset[str],
    frozenset[str],
    frozenset[str],
    frozenset[str],
    Mapping[str, float],
    frozenset[str],
    frozenset[str],
]:
    """What rows with these texts are compared by: `Row.bag` to `Row.upheld`. `parts`: those of the formula."""
    texts = {"indikator": indikator, "kinerja": above, "formulasi": formulasi, "sumber_data": sumber_data, "definisi": definisi}
    bag: dict[str, float] = {}
    shown: dict[str, str] = {}
    served: dict[str, float] = {}
    about, programs = set(), set()
    for column, weight in COLUMNS:
        for word, surface in content(texts[column]).items():
            bag.setdefault(word, weight)
            shown.setdefault(word, surface)
        for subject in subjects(texts[column]) if column in SHOWING else ():
            bag.setdefault(f"#{subject.code}", weight)
            shown.setdefault(f"#{subject.code}", subject.name)
            about.add(subject.code)
            programs.add(subject.program)
            for step, code in enumerate(subject.serves, start=1):
                served[f"#{code}"] = max(served.get(f"#{code}", 0.0), weight * SERVED**step)
    if gist := " ".join(sorted(content(above))):
        bag[f"kinerja {gist}"] = SAME_KINERJA
    served = {feature: share for feature, share in served.items() if feature not in bag}
    measured = subjects(indikator)
    return (
        bag,
        shown,
        frozenset(content(indikator)),
        frozenset(content(parts)),
        frozenset(about),
        frozenset(programs),
        served,
        frozenset(subject.code for subject in measured),
        frozenset(code for subject in measured for code in (subject.code, *subject.serves)),
    )


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
    return [Unit(match.lastgroup or "", _fields(text, match, end)) for match, end in zip(found, ends, strict=False)]


def _fields(text: str, unit: re.Match[str], end: int) -> frozenset[str]:
    """The fields of work of a unit whose name ends there; the words of its name where they are none that is known. An office has one secretariat."""
    known = fields(text[unit.start() : end])
    return known if known or unit.lastgroup == "sekretariat" else frozenset(content(text[unit.end() : end]))


def compare(row: Row, target: Row, place: Place, unit: Unit | None = None, named: frozenset[Unit] = frozenset()) -> Candidate:
    """What speaks for `row` serving `target`, both weighed.

    `unit`: the unit of the row's position; `named`: those that the target names.
    """
    programs = row.programs & target.programs
    parts = {"kemiripan": _likeness(row, target) + (SAME_PROGRAM if programs and place.office else 0.0), "jenjang": place.factor}
    own = _is_named(unit, named)
    if own is not None:
        parts["unit"] = OWN_UNIT if own else OTHER_UNIT
    serves = any(feature in target.bag for feature in row.served)
    if row.programs and target.programs and not programs and not serves:
        parts["program"] = OTHER_PROGRAM
    elif row.subjects and target.subjects and not row.subjects & target.subjects and not serves and not place.office:
        parts["bidang"] = OTHER_SUBJECT
    elif row.measured and target.measured and not row.upheld & target.measured and not place.office:
        parts["indikator"] = ASIDE
    return Candidate(row, target, parts, place)


def _features_of(row: Row, target: Row) -> tuple[Mapping[str, float], ...]:
    """What a row is compared with a target by: where no subject is common, also the wider subjects that it serves."""
    return (row.bag,) if row.subjects & target.subjects else (row.bag, row.served)


def _likeness(row: Row, target: Row) -> float:
    """Cosine of the two bags, 0..1."""
    shared = sum(value * target.bag[f] for features in _features_of(row, target) for f, value in features.items() if f in target.bag)
    return shared / (row.length * target.length) if shared else 0.0


def _common(row: Row, target: Row) -> Alasan:
    """In words what two rows have in common, the most telling first."""
    both = ((f, value * target.bag[f]) for features in _features_of(row, target) for f, value in features.items() if f in target.bag)
    telling = {f: value for f, value in both if value}
    least = TELLING * sum(telling.values())
    shared = sorted((f for f, value in telling.items() if value >= least), key=lambda f: (-telling[f], f))
    words = list(dict.fromkeys(row.shown[f] for f in shared if f in row.shown and not f.startswith("#")))
    about = list(dict.fromkeys(row.shown[f] for f in shared if f.startswith("#") and f in row.bag))
    wide = list(dict.fromkeys(target.shown[f] for f in shared if f in row.served))
    found = [alasan("same-kinerja")] if any(f.startswith("kinerja ") for f in shared) else []
    found += [alasan("words", words=", ".join(words[:5]))] if words else []
    found += [alasan("subjects", subjects=", ".join(about[:2]))] if about else []
    found += [alasan("serves-subject", subjects=", ".join(wide[:2]))] if wide else []
    return joined(found) if found else alasan("no-words")


def _is_named(unit: Unit | None, named: frozenset[Unit]) -> bool | None:
    """Whether a unit is among those named; None if it cannot be told."""
    if unit is None or not named:
        return None
    return any(other.kind == unit.kind and (other.fields & unit.fields or other.fields == unit.fields) for other in named)


def _counts(row: Row, target: Row) -> bool:
    """Whether the target's numerator or denominator holds most of what the row's indicator is about."""
    whole = sum(row.bag[f] for f in row.own)
    return sum(row.bag[f] for f in row.own & target.counted) >= MOST * whole > 0
