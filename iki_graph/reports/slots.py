"""What the findings of one check have in common, said once, and in what they differ, as columns of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.temuan import Temuan

OPEN = "…"
"""Stands in a sentence for what differs between findings."""

_NAMED = re.compile(
    r"\b(formulasi|fungsi|indikator|iki|iku|jabatan|kinerja|konsiderans|lampiran|rumus|sasaran|sumber data|tugas|tujuan|uraian"
    r"|annex|data source|duty|formula|function|goal|indicator|objective|performance|position) (?:'…'|…)",
    re.IGNORECASE,
)
"""A word for a thing, before its name."""

_FEW = 3
"""So many different things stand one by one in a sentence."""
_SLOT = re.compile(r"\{(\w+)\}")
_SIDE_BY_SIDE = re.compile(r"(\{\w+\}) \{(?!jabatan\b)\w+\}")


@dataclass(frozen=True)
class Common:
    """The findings of one check: `sentence` and `advice` for all of them, with … for what differs; `columns`: names of the slots that
    differ, `cells` their values, one row a finding; `remarks`: what a single finding says besides."""

    sentence: str
    advice: str
    columns: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def common(found: Sequence[Temuan], lang: str = "id") -> Common:
    """Take the sentences of the findings of one check apart, by the templates that the check fills in.

    A finding whose sentence does not follow the template, as after a change of words, keeps it whole as its remark. The position is no
    column where the name of the place says it.
    """
    rule = catalogue().get(found[0].kode)
    words = [said(item, lang) for item in found]
    if rule is None or len(found) == 1:
        same = len({message for message, _ in words}) == 1
        return Common(words[0][0] if same else "", words[0][1], [], [[] for _ in words], ["" if same else message for message, _ in words])
    # Between two slots side by side there is no telling where one ends: they are one.
    template, advice = (
        _SIDE_BY_SIDE.sub(r"\1", text) for text in ((rule.pesan_en, rule.saran_en) if lang == "en" else (rule.pesan, rule.saran))
    )
    taken = [_taken(template, message, item) for item, (message, _) in zip(found, words, strict=True)]
    values = [_taken(advice, text, item)[0] | slots for item, (slots, _), (_, text) in zip(found, taken, words, strict=True)]
    names = list(dict.fromkeys(_SLOT.findall(template) + _SLOT.findall(advice)))
    fixed = {name: values[0][name] for name in names if name in values[0] and len({slots.get(name) for slots in values}) == 1}
    told = (
        {"jabatan"} if all(slots.get("jabatan") in (None, position_of(item)) for item, slots in zip(found, values, strict=True)) else set()
    )
    columns = [name for name in names if name not in fixed and name not in told and any(slots.get(name) for slots in values)]
    return Common(
        _opened(template, fixed, told),
        words[0][1] if len({text for _, text in words}) == 1 else _opened(advice, fixed, set()),
        columns,
        [[slots.get(name, "") for name in columns] for slots in values],
        [rest for _, rest in taken],
    )


def headline(sentence: str) -> str:
    """A common sentence at its shortest: without what differs, where a word or a whole clause is left without it; "" if it is the subject."""
    sentence = re.sub(r" \([^()]*…[^()]*\)", "", sentence)
    sentence = re.sub(r"(?::|;[^;:.]*) (?:'…'|…)\.?$", "", sentence)
    sentence = _NAMED.sub(r"\1", sentence)
    return "" if sentence.startswith(("'…", "…")) else sentence.rstrip(".") + "."


def filled(shared: Common) -> str:
    """A common sentence with what its few findings say in its one open place: `belum memuat A; B.`; "" where there are more of either."""
    values = list(dict.fromkeys(cells[0] for cells in shared.cells if cells))
    if len(shared.columns) != 1 or shared.sentence.count(OPEN) != 1 or len(values) > _FEW or any(shared.remarks) or not all(values):
        return ""
    listed = ("', '" if f"'{OPEN}'" in shared.sentence else "; ").join(values)
    return shared.sentence.replace(OPEN, listed).rstrip(".") + "."


def said(item: Temuan, lang: str) -> tuple[str, str]:
    """Message and recommendation of a finding in a language."""
    if lang == "en":
        return item.pesan_en or item.pesan, item.saran_en or item.saran
    return item.pesan, item.saran


def _taken(template: str, text: str, item: Temuan) -> tuple[dict[str, str], str]:
    """The values of the slots, and what stands before the sentence; without a match no values and the whole text."""
    # Brackets in other values would mislead about the position, so its name is tried first.
    for position in (re.escape(position_of(item)), ".+?"):
        if position and (match := re.fullmatch("(.*?)" + "".join(_pattern(template, position)), text, re.DOTALL)):
            return {name: match[name] for name in _SLOT.findall(template)}, match[1].strip()
    return {}, text


def _pattern(template: str, position: str) -> Iterator[str]:
    seen: set[str] = set()
    for at, part in enumerate(_SLOT.split(template)):
        if at % 2 == 0:
            yield re.escape(part)
        else:
            yield f"(?P={part})" if part in seen else f"(?P<{part}>{position if part == 'jabatan' else '.+?'})"
            seen.add(part)


def position_of(item: Temuan) -> str:
    """The position that a finding's place names: "Jabatan Camat, IKI 2" -> "Camat"; "" where it names none."""
    return re.sub(r"(?:, [A-Za-z ]+ \d+)+$", "", item.bagian.removeprefix("Jabatan ")) if item.bagian.startswith("Jabatan ") else ""


def _opened(template: str, fixed: dict[str, str], told: set[str]) -> str:
    """The sentence for all: what is the same filled in, what the place tells left out of brackets, what differs left open."""
    for name in told:
        template = re.sub(rf" \(\{{{name}\}}\)|, \{{{name}\}}(?=\))", "", template)
    return re.sub(rf"{OPEN}\.$", OPEN, _SLOT.sub(lambda slot: fixed.get(slot[1], OPEN), template))
