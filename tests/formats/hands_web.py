"""Writes a record by the hands of `hands` as a web page: an article of a WordPress site, or a page pasted from Word into a JDIH site."""

from html import escape
from pathlib import Path
from typing import Any

from .decree import Break, Form, Fraction, Grid, Labelled, Paragraph
from .hands import Card, Heading, Part, parts
from .hands_office import slashed
from .word import mark

_ARTICLE = """<!DOCTYPE html><html lang="id-ID"><head><meta charset="UTF-8" /><title>{title} &#8211; {office}</title>
<style>{paper}.entry-content td {{ border: 1px solid #ccc; vertical-align: top }}</style></head><body class="post-template-default single">
<div id="page"><header id="masthead"><p class="site-title"><a href="#">Website Resmi {office}</a></p>
<nav id="site-navigation"><ul><li><a href="#">Beranda</a></li><li><a href="#">Profil</a><ul><li><a href="#">Visi &amp; Misi</a></li>
<li><a href="#">Tugas dan Fungsi</a></li></ul></li><li><a href="#">Unduhan</a></li></ul></nav></header>
<div class="breadcrumbs"><a href="#">Beranda</a> &raquo; <a href="#">SAKIP</a> &raquo; Indikator Kinerja</div>
<main><article class="post"><header class="entry-header"><h1 class="entry-title">Indikator Kinerja {office}</h1>
<div class="entry-meta">Diposting pada <time>12 Maret 2024</time> oleh <a href="#">admin</a> | Dibaca 1.204 kali</div></header>
<div class="entry-content">{body}</div>
<div class="sharedaddy"><h3 class="sd-title">Bagikan ini:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">WhatsApp</a></li></ul></div>
<footer class="entry-footer">Kategori: <a href="#">SAKIP</a> Tag: <a href="#">IKU</a>, <a href="#">IKI</a></footer></article>
<div id="comments"><h3 id="reply-title">Tinggalkan Balasan</h3><form><p>Alamat email Anda tidak akan dipublikasikan.</p><label>Komentar</label>
<textarea></textarea><input type="submit" value="Kirim Komentar"/></form></div></main>
<aside class="widget-area"><section class="widget"><h2 class="widget-title">Pos-pos Terbaru</h2><ul><li><a href="#">Rapat Koordinasi Kecamatan</a></li>
<li><a href="#">Penyaluran BLT</a></li></ul></section></aside>
<footer class="site-footer">Hak Cipta &copy; 2024 {office}. Ditenagai oleh WordPress.</footer></div></body></html>"""

_PASTED = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>JDIH</title><style>{paper}</style></head><body>
<div class="container"><div class="row"><div class="col-md-12"><ul class="nav nav-tabs"><li><a href="#">Produk Hukum</a></li>
<li><a href="#">Berita</a></li></ul></div></div>
<div class="row"><div class="col-md-8"><div class="panel"><table class="table table-striped">
<tr><td>Jenis</td><td>{kind}</td></tr><tr><td>Nomor</td><td>{number}</td></tr><tr><td>Status</td><td>Berlaku</td></tr>
<tr><td>Diunduh</td><td>87 kali</td></tr></table><a class="btn" href="#">Unduh</a></div>
<div class="isi">{body}</div></div>
<div class="col-md-4"><div class="box"><h4>Statistik Pengunjung</h4><p>Hari ini : 20<br>Total : 45.120</p></div></div></div></div>
<div id="footer">&copy; Bagian Hukum Sekretariat Daerah</div></body></html>"""


def write_article(record: dict[str, Any], path: Path, hand: str) -> Path:
    """The article at `path`, which is given back."""
    d = record["dokumen"]
    body = "\n".join(_article(part, hand) for part in parts(record, hand))
    path.write_text(
        _ARTICLE.format(title=escape(d["tentang"]), office=escape(d["instansi"]), body=body, paper=_paper(hand)), encoding="utf-8"
    )
    return path


def write_pasted(record: dict[str, Any], path: Path, hand: str) -> Path:
    """The page pasted from Word at `path`, which is given back."""
    d = record["dokumen"]
    body = "\n".join(_pasted(part, hand) for part in parts(record, hand))
    path.write_text(_PASTED.format(kind=escape(d["jenis"]), number=escape(d["nomor"]), body=body, paper=_paper(hand)), encoding="utf-8")
    return path


def _paper(hand: str) -> str:
    """A wide table is printed on large paper."""
    return "@page { size: A3 landscape }" if hand == "lebar" else ""


def _e(text: str) -> str:
    return escape(text, quote=False)


def _rows(grid: Grid, cell: Any) -> list[str]:
    rows = []
    for at, row in enumerate(grid.rows):
        cells = []
        for i, lines in enumerate(row):
            if lines is not None:
                high = next((n for n, later in enumerate(grid.rows[at + 1 :]) if later[i] is not None), len(grid.rows) - at - 1) + 1
                cells.append(cell(lines, f' rowspan="{high}"' if high > 1 else ""))
        rows.append("".join(cells))
    return rows


# --- an article


def _article(part: Part, hand: str) -> str:
    if isinstance(part, Break):
        return '<hr class="wp-block-separator" /><p>&nbsp;</p>'
    if isinstance(part, Heading):
        return f'<h{part.level + 1} class="wp-block-heading"><strong>{_e(part.text)}</strong></h{part.level + 1}>'
    if isinstance(part, Paragraph):
        inner = "<br />\n".join(_e(line) for line in part.lines) or "&nbsp;"
        style = ' style="text-align: center;"' if part.centre else ""
        return f"<p{style}>{f'<strong>{inner}</strong>' if part.bold else inner}</p>"
    if isinstance(part, Form):
        return "\n".join(_article_label(row, hand) for row in part.rows)
    if isinstance(part, Card):
        rows = "".join(f"<tr><td><strong>{_e(label)}</strong></td><td>{_article_cell(lines, hand)}</td></tr>" for label, lines in part.rows)
        return f'<figure class="wp-block-table"><table><tbody>{rows}</tbody></table></figure>'
    rows = ["".join(f"<td><strong>{_e(head)}</strong></td>" for head in part.heads)]
    rows += _rows(part, lambda lines, span: f"<td{span}>{_article_cell(lines, hand) or '&nbsp;'}</td>")
    return f'<figure class="wp-block-table"><table><tbody>{"".join(f"<tr>{row}</tr>" for row in rows)}</tbody></table></figure>'


def _article_label(row: Labelled, hand: str) -> str:
    if not row.mark:
        return f"<p>{_e(row.label)}{'&nbsp;:&nbsp;' if row.label else ''}{_e(row.items[0])}</p>"
    lead = f"{_e(row.lead)}" if row.lead else ""
    if hand == "kamus":
        kind = ' style="list-style-type: lower-alpha;"' if row.mark == "a." else ""
        items = "".join(f"<li>{_e(item)}</li>" for item in row.items)
        return f"<p><strong>{_e(row.label)}</strong>&nbsp;: {lead}</p><ol{kind}>{items}</ol>"
    items = "<br />".join(f"{mark(row.mark, n)}&nbsp; {_e(item)}" for n, item in enumerate(row.items))
    return f"<p>{_e(row.label)}{'&nbsp; &nbsp; :' if row.label else ''} {f'{lead}<br />' if lead else ''}{items}</p>"


def _article_cell(lines: list[str | Fraction], hand: str) -> str:
    return "<br />".join(_e(line) if isinstance(line, str) else _article_fraction(line, hand) for line in lines)


def _article_fraction(line: Fraction, hand: str) -> str:
    top, bottom, factor = _e(line.top), _e(line.bottom), _e(line.factor)
    if hand == "kamus":
        return _e(slashed(line))
    if hand == "bagian":
        return f'<span style="text-decoration: underline;">{top}</span>&nbsp; {factor}<br />{bottom}'
    return (
        '<span style="display: inline-block; vertical-align: middle; text-align: center;">'
        f'<span style="display: block; border-bottom: 1px solid #000;">{top}</span><span style="display: block;">{bottom}</span></span> {factor}'
    )


# --- a page pasted from Word


def _p(inner: str, style: str = "", kind: str = "MsoNormal") -> str:
    return (
        f'<p class="{kind}" style="margin:0cm;{style}"><span lang="IN" style="font-size:11.0pt;font-family:&quot;Bookman Old Style&quot;">'
        f"{inner}<o:p></o:p></span></p>"
    )


def _pasted(part: Part, hand: str) -> str:
    if isinstance(part, Break):
        return '<span style="font-size:11.0pt"><br clear="all" style="page-break-before:always"></span>'
    if isinstance(part, Heading):
        return _p(f"<b>{_e(part.text)}</b>")
    if isinstance(part, Paragraph):
        style = "text-align:center;" if part.centre else "margin-left:9.0cm;"
        return "".join(_p(f"<b>{_e(line)}</b>" if part.bold else _e(line) or "&nbsp;", style) for line in part.lines)
    if isinstance(part, Form):
        if hand == "lebar":
            return _pasted_table(part)
        return "".join(
            '<div class="row"><div class="col-md-3">{}</div><div class="col-md-9">{}</div></div>'.format(
                _e(row.label) + (" :" if row.label else ""), _pasted_items(row, hand)
            )
            for row in part.rows
        )
    if isinstance(part, Card):
        rows = [f"{_td(_p(_e(label)))}{_td(_pasted_cell(lines, hand))}" for label, lines in part.rows]
    else:
        rows = ["".join(_td(_p(f"<b>{_e(head)}</b>", "text-align:center;")) for head in part.heads)]
        rows += _rows(part, lambda lines, span: _td(_pasted_cell(lines, hand), span))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse">{table}</table>'


def _td(inner: str, span: str = "") -> str:
    return f'<td{span} valign="top" style="border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt">{inner}</td>'


def _pasted_table(part: Form) -> str:
    rows = "".join(
        f'<tr><td valign="top">{_p(_e(row.label))}</td><td valign="top">{_p(":")}</td><td>{_pasted_items(row, "lebar")}</td></tr>'
        for row in part.rows
    )
    return f'<table class="MsoNormalTable" border="0">{rows}</table>'


def _pasted_items(row: Labelled, hand: str) -> str:
    lead = _p(_e(row.lead)) if row.lead else ""
    if not row.mark:
        return _p(_e(row.items[0]))
    ignored = (
        '<span style="mso-list:Ignore">{}<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;&nbsp; </span></span>{}'
    )
    return lead + "".join(
        _p(
            ignored.format(mark(row.mark, n), _e(item)),
            "margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1;",
            "MsoListParagraph",
        )
        for n, item in enumerate(row.items)
    )


def _pasted_cell(lines: list[str | Fraction], hand: str) -> str:
    return "".join(_p(_e(line)) if isinstance(line, str) else _pasted_fraction(line, hand) for line in lines) or _p("&nbsp;")


def _pasted_fraction(line: Fraction, hand: str) -> str:
    top, bottom, factor = _e(line.top), _e(line.bottom), _e(line.factor)
    if hand == "kamus":
        return _p(_e(slashed(line)))
    if hand == "bagian":
        return _p(f"<u>{top}</u>") + _p(f"{bottom}&nbsp;{factor}")
    rows = f'<tr><td style="border:none;border-bottom:solid windowtext 1.0pt">{_p(top)}</td><td rowspan="2">{_p(factor)}</td></tr>'
    return f'<table border="0" cellspacing="0">{rows}<tr><td>{_p(bottom)}</td></tr></table>'
