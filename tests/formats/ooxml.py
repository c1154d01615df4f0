"""Office files from bare XML, for what no library writes."""

import io
import zipfile
from pathlib import Path

from iki_graph.reading import Document
from iki_graph.reading.docx import read as read_docx
from iki_graph.reading.xlsx import read as read_xlsx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMES = (
    f'{W} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATION = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP file of the parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(body: str, numbering: str = "", styles: str = "", headers: dict[str, str] | None = None) -> bytes:
    """A Word document with this body; `headers` by relation id."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _RELATIONS.format(_RELATION.format("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    relations = ""
    for kind, content in (("numbering", numbering), ("styles", styles)):
        if content:
            parts[f"word/{kind}.xml"] = f"<w:{kind} {W}>{content}</w:{kind}>"
            relations += _RELATION.format(kind, kind, f"{kind}.xml")
    for name, content in (headers or {}).items():
        parts[f"word/{name}.xml"] = f"<w:hdr {NAMES}>{content}</w:hdr>"
        relations += _RELATION.format(name, "header", f"{name}.xml")
    parts["word/_rels/document.xml.rels"] = _RELATIONS.format(relations)
    return packed(parts)


def lines(body: str, **parts: str | dict[str, str]) -> list[str]:
    """The filled lines of the rendition of a Word document with this body."""
    return [line for line in document(body, **parts).lines if line]


def document(body: str, **parts: str | dict[str, str]) -> Document:
    """A Word document with this body, as read."""
    return read_docx(docx(body, **parts), Path("sk.docx"))  # type: ignore[arg-type]


def p(text: str = "", properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """A table of cells; a cell that is `^` is merged with the one above, `<` with the one at its left."""
    result = ""
    for at, row in enumerate(rows):
        cells = ""
        for column, text in enumerate(row):
            if text == "<":
                continue
            span = next((n for n in range(1, len(row) - column) if row[column + n] != "<"), len(row) - column)
            below = at + 1 < len(rows) and rows[at + 1][column] == "^"
            merge = "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>' if below else ""
            content = "<w:p/>" if text == "^" else text if text.startswith("<w:") else p(text)
            cells += f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{content}</w:tc>'
        result += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{result}</w:tbl>"


_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_BOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="IKU" sheetId="1" r:id="r1"/></sheets></workbook>"""


def xlsx(rows: str) -> bytes:
    """A workbook of one sheet with these rows."""
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(_RELATION.format("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": _BOOK,
            "xl/_rels/workbook.xml.rels": _RELATIONS.format(_RELATION.format("r1", "worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def workbook(rows: str) -> Document:
    """A workbook of one sheet with these rows, as read."""
    return read_xlsx(xlsx(rows), Path("iku.xlsx"))
