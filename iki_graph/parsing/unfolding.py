"""Lines of a decree as its writer meant them: labels that stand in the middle of a line begin one of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_graph.parsing.misread import head_word
from iki_graph.parsing.offices import HEADS
from iki_graph.reading import Line

_LABEL_INSIDE = re.compile(
    r"""(?<=[^\s\-–*•])\s+(?=
        (?:Menimbang|Mengingat|Memperhatikan|MENIMBANG|MENGINGAT|MEMPERHATIKAN)\s*(?::|[a-z1]\s?[.)]\s|$)
        | (?:MEMUTUSKAN|M\ E\ M\ U\ T\ U\ S\ K\ A\ N)\b(?!\s+[a-z])
      )
      | (?<=[.;,])\s+(?=(?:Ditetapkan|Dikeluarkan|DITETAPKAN)\s+di\b)
      | (?<=[.;:])\s+(?=(?:KESATU|PERTAMA|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM)\s*:)
      | (?<=MEMUTUSKAN)\s*:?\s+(?=Menetapkan\b)
      | (?<=MEMUTUSKAN:)\s*(?=Menetapkan\b)""",
    re.VERBOSE,
)


_SIGNS = (
    *("enimbang", "engingat", "emperhatikan", "MENIMBANG", "MENGINGAT", "MEMPERHATIKAN", "MEMUTUSKAN", "M E M U T U S K A N"),
    *("itetapkan", "ikeluarkan", "DITETAPKAN", "KE", "PERTAMA"),
)
"""A line without any of these holds no label."""
_TITLE_INSIDE = re.compile(
    rf"""^\W*(?:\(\d+\)\s*)?(?i:berita|lembaran|pro[vp]insi|pemerintah|bupati|wali\s?kota|gubernur|salinan|page\s+\d+)\b
        (?:(?!\bATAS\b|(?i:lampiran)).)*?[^\s(]\s+(?=(?:SURAT\s+)?(?:KEPUTUSAN|PERATURAN)\s+(?:(?i:{HEADS}))\b)""",
    re.VERBOSE,
)
"""The title of a decree behind the name of its government (`PROVINSI JAMBI PERATURAN BUPATI KERINCI`)."""
_SCANNER = re.compile(r"\b(?:di\s?pindai|scanned|scan)\s+(?:dengan|oleh|with|by)\s+\w*cam\s?scanner\b", re.IGNORECASE)
"""What the program of a scanner prints on each page."""


def unfold(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, words of structure mended, those of running text broken where a label of the decree begins inside; the pieces keep the number of their line."""
    result: list[Line] = []
    for line in lines:
        if "canner" in line.text and line.cells is None:
            line = replace(line, text=_SCANNER.sub(" ", line.text).strip())
        if line.cells is None and (text := head_word(line.text)) != line.text:
            line = replace(line, text=text)
        if line.cells is None and len(line.text) > 30 and (title := _TITLE_INSIDE.match(line.text)):
            result.append(replace(line, text=line.text[: title.end()].rstrip()))
            line = replace(line, text=line.text[title.end() :])
        if line.cells is not None or len(line.text) < 20 or not any(sign in line.text for sign in _SIGNS):
            result.append(line)
            continue
        if not (cuts := [m.end() for m in _LABEL_INSIDE.finditer(line.text)]):
            result.append(line)
            continue
        for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
            result.append(replace(line, text=line.text[start:end].strip()))
    return tuple(result)
