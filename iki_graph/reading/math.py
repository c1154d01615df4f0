"""Office formulas (OMML) as plain text in the record's way of writing."""

from lxml import etree

from iki_graph.reading.blocks import fraction

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TIMES = str.maketrans({c: " x " for c in "×∙⋅∗✕"})
"""Signs of multiplication, each to the record's ` x `."""


def text_of(element: etree._Element) -> str:
    """A formula as text: a fraction as `A / B`, the sum sign as Σ, a root as √(…)."""
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if name in ("t", "r"):
        # A web page by Word has the text in the run itself, or in tags for its font.
        return "".join(element.itertext(f"{M}t", f"{M}r", "span", "i", "b")).translate(TIMES)
    if name == "f":
        return f" {fraction(_part(element, 'num'), _part(element, 'den'))} "
    if name == "rad":
        return f"√({_part(element, 'e').strip()})"
    if name == "nary":
        return f" {_property(element, 'chr', 'Σ').replace('∑', 'Σ')} {_part(element, 'e')}"
    if name == "d":
        inner = _property(element, "sepChr", "|").join(text_of(e).strip() for e in element.findall(f"{M}e"))
        return _property(element, "begChr", "(") + inner + _property(element, "endChr", ")")
    if name.endswith("Pr"):
        return ""
    glue = " " if name in ("eqArr", "m", "mr", "oMathPara") else ""
    return glue.join(text_of(child) for child in element)


def _part(element: etree._Element, name: str) -> str:
    return "".join(text_of(child) for child in element.findall(f"{M}{name}"))


def _property(element: etree._Element, name: str, default: str) -> str:
    properties = element[0] if len(element) and etree.QName(element[0]).localname.endswith("Pr") else None
    child = properties.find(f"{M}{name}") if properties is not None else None
    return child.get(f"{M}val", "") if child is not None else default
