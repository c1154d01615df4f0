"""Numbers that Word prints before paragraphs, rebuilt from the lists of the document and its styles."""

from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HIGHEST = 3000


def value(element: etree._Element | None, name: str) -> str | None:
    """The `w:val` of a child of a properties element; None where there is no such child."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val") if child is not None else None


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off; None where nothing is said of it."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "1") not in ("0", "false", "off", "none") if child is not None else None


def _number(text: str | None, default: int = 0) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


class Styles:
    """Styles of a Word document by id; what a style does not say, the one that it is based on does."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")} if root is not None else {}
        self.default = next((i for i, s in self._styles.items() if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") == "1"), None)

    def chain(self, style: str | None) -> list[etree._Element]:
        """The style and those that it is based on, nearest first."""
        found: list[etree._Element] = []
        while style in self._styles and self._styles[style] not in found and len(found) < 20:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn")
        return found

    def on(self, style: str | None, name: str) -> bool | None:
        """A property of runs (caps, vanish, …) that a style sets."""
        return next((on for s in self.chain(style) if (on := is_on(s.find(f"{W}rPr"), name)) is not None), None)


@dataclass
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None
    restart: int | None = None
    legal: bool = False


@dataclass
class _List:
    """An abstract list: its levels, and where its counters stand."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document; `label` counts on, so paragraphs must come in their order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._of: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        linked = {}
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._lists[key] = _List({_number(v.get(f"{W}ilvl")): _level(v) for v in abstract.iter(f"{W}lvl")})
            if (name := value(abstract, "styleLink")) is not None:
                linked[name] = key
        for abstract in root.iter(f"{W}abstractNum"):
            name, key = value(abstract, "numStyleLink"), abstract.get(f"{W}abstractNumId", "")
            if name in linked and not self._lists[key].levels:
                self._lists[key] = self._lists[linked[name]]
        for num in root.iter(f"{W}num"):
            starts, levels = {}, {}
            for override in num.iter(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl"))
                if (start := value(override, "startOverride")) is not None:
                    starts[at] = _number(start, 1)
                if (level := override.find(f"{W}lvl")) is not None:
                    levels[at] = _level(level)
            self._of[num.get(f"{W}numId", "")] = (value(num, "abstractNumId") or "", starts, levels)

    def label(self, properties: etree._Element | None, style: str | None) -> str:
        """The number of the paragraph with these properties; '' if it has none."""
        num_id, level = self._list_of(properties, style)
        if num_id is None or num_id not in self._of:
            return ""
        key, starts, levels = self._of[num_id]
        if key not in self._lists:
            return ""
        lists = self._lists[key]
        known = {**lists.levels, **levels}
        if level not in known:
            return ""
        first = starts.get(level, known[level].start)
        if level in starts and (num_id, level) not in self._begun:
            lists.counters.pop(level, None)
        self._begun.add((num_id, level))
        lists.counters[level] = lists.counters[level] + 1 if level in lists.counters else first
        for deeper in [n for n in lists.counters if n > level and (n not in known or known[n].restart != 0)]:
            del lists.counters[deeper]
        return self._printed(known, level, lists.counters)

    def _list_of(self, properties: etree._Element | None, style: str | None) -> tuple[str | None, int]:
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None and (num_id := value(own, "numId")) is not None:
            return (None if num_id == "0" else num_id), _number(value(own, "ilvl"))
        for element in self._styles.chain(style):
            of_style = element.find(f"{W}pPr/{W}numPr")
            if of_style is None or (num_id := value(of_style, "numId")) is None:
                continue
            level = _number(value(of_style, "ilvl") or (value(own, "ilvl") if own is not None else None))
            if num_id in self._of and self._of[num_id][0] in self._lists:
                levels = self._lists[self._of[num_id][0]].levels
                level = next((n for n, v in levels.items() if v.style == element.get(f"{W}styleId")), level)
            return (None if num_id == "0" else num_id), level
        return None, 0

    def _printed(self, levels: dict[int, _Level], level: int, counters: dict[int, int]) -> str:
        own = levels[level]
        if own.format in ("bullet", "none"):
            return "" if own.format == "none" and not own.text else _bullet(own.text)
        text = own.text
        for at in range(min(level, 8), -1, -1):
            if f"%{at + 1}" in text and at in levels:
                kind = "decimal" if own.legal and at < level else levels[at].format
                text = text.replace(f"%{at + 1}", printed(counters.get(at, levels[at].start), kind))
        return text.strip()


def _level(element: etree._Element) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        _number(value(element, "start"), 1) if value(element, "start") is not None else 0,
        value(element, "pStyle"),
        _number(restart) if restart is not None else None,
        bool(is_on(element, "isLgl")),
    )


def _bullet(text: str) -> str:
    """A bullet as plain text; those of the symbol fonts lie in the private area of Unicode."""
    return "-" if text in ("-", "–", "—") else "•" if text else ""


def printed(number: int, kind: str) -> str:
    """A counter as a list prints it: `lowerLetter` 28 is bb, `upperRoman` 4 is IV."""
    if kind.endswith("Letter") and 0 < number <= _HIGHEST:
        text = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif kind.endswith("Roman") and 0 < number <= _HIGHEST:
        text, left = "", number
        for worth, letters in _ROMAN:
            text += letters * (left // worth)
            left %= worth
    elif kind == "decimalZero":
        return f"{number:02}"
    else:
        return str(number)
    return text.upper() if kind.startswith("upper") else text
