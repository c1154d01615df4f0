"""The HTML reports: true to the record, self-contained, safe, without people."""

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from iki_graph.alignment import align, cascade
from iki_graph.checks import check
from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.temuan import Temuan
from iki_graph.parsing import parse
from iki_graph.reading import Document, Line, read
from iki_graph.record import IKI, IKU, Dokumen, Jabatan, Keraguan, Orang, Penandatangan, Rekaman
from iki_graph.reports import html, matrix, tree
from iki_graph.reports.digest import counted, important
from iki_graph.reports.excerpts import MOST_CHARACTERS
from iki_graph.reports.privacy import masker
from iki_graph.reports.slots import common
from iki_graph.reports.tree_view import overview

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects what the tests ask about, and fails on tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words of the page, blanks folded."""
        return " ".join(" ".join(self.words).split())


def finding(**changes: object) -> Temuan:
    """A finding of an invented check."""
    given: dict[str, object] = {
        "kode": "ZZZ-01", "kategori": "lain", "jenis": "pasti", "tingkat": "peringatan", "pesan": "Ada yang kurang.", "pesan_en": "Something is missing.",
        "dasar": "kelaziman", "saran": "Agar dilengkapi.", "saran_en": "Complete it.", "sidik": "0123456789abcdef",
    }  # fmt: skip
    return Temuan.model_validate(given | changes)


def small(**changes: object) -> Rekaman:
    """A record of one position."""
    iki = IKI(no="1", kinerja="Meningkatnya mutu", indikator="Persentase <b>mutu</b> & hasil", baris=(7, 7))
    given: dict[str, object] = {
        "berkas": "sk.txt",
        "dokumen": Dokumen(
            jenis="Keputusan Camat",
            instansi="Kecamatan Umpama",
            penandatangan=Penandatangan(jabatan="CAMAT", nama="Budi Umpama, S.Sos", nip="197001011990011002"),
        ),
        "iku": [IKU(indikator="Indeks mutu", sasaran="Mutu", baris=(3, 3))],
        "jabatan": [Jabatan(urut=1, nama="Sekretaris", pemegang=Orang(nama="Siti Contohnia", nip="19710202 199203 2 003"), iki=[iki])],
    }
    return Rekaman.model_validate(given | changes)


def source(*lines: str) -> Document:
    """A source of these lines."""
    return Document("sk.txt", "0" * 64, "text/plain", lines, tuple(Line(no, text) for no, text in enumerate(lines, start=1)))


@pytest.fixture(scope="module", params=["id", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Both languages."""
    return str(request.param)


@pytest.fixture(scope="module")
def reviewed(root: Path) -> list[tuple[Document, Rekaman, list[Temuan], str]]:
    """The sample decrees with their findings and their report."""
    result = []
    for path in sorted((root / "data" / "sk").glob("*.txt")):
        document = read(path)
        for rekaman in parse(document):
            found = check(rekaman, document)
            graph = cascade(rekaman)
            page = html.decree(
                rekaman, found, align(rekaman), document=document, cascade=graph, drawing=tree.svg([overview(graph)]), index="index.html"
            )
            result.append((document, rekaman, found, page))
    return result


def test_report_holds_every_finding_position_and_indicator(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for document, rekaman, found, page in reviewed:
        shown = Page(page).text
        hide = masker(rekaman, document.lines)
        texts = [item.dasar for item in found]
        for code in {item.kode for item in found}:
            same = [item for item in found if item.kode == code]
            shared = common(same)
            texts += [shared.sentence, shared.advice, *shared.remarks, *(text for row in shared.cells for text in row)]
        texts += [doubt.alasan for doubt in rekaman.keraguan]
        texts += [text for jabatan in rekaman.jabatan for text in (jabatan.nama, *(iki.indikator for iki in jabatan.iki)) if text]
        assert [text for text in texts if " ".join(hide(text).split()) not in shown] == []
        assert page.count('class="entry') == len(found)


def test_findings_lead_to_their_lines_in_the_source(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for document, rekaman, found, page in reviewed:
        hide = masker(rekaman, document.lines)
        lines = {int(number): text for number, text in re.findall(r'<li id="b(\d+)">(.*?)</li>', page)}
        assert list(lines) == [line.no for line in document.content]
        told = [" ".join(word.split()) for line in document.content for word in line.cells or (line.text,)]
        shown = Page(page[page.index('<section id="naskah">') : page.index("</main>")]).text
        assert [word for word in told if " ".join(hide(word).split()) not in shown] == []
        links = {
            (int(first), int(last or first)) for first, last in re.findall(r'class="at"[^>]*href="#b(\d+)"(?: data-to="(\d+)")?', page)
        }
        assert {item.baris for item in found if item.baris} <= links


def test_only_its_own_script_and_style_take_effect(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for *_, page in [*reviewed, (html.index([], [], {}),)]:
        tags = Page(page).tags
        assert not {tag for tag, _ in tags} & {"link", "img", "iframe", "object", "form"}
        assert [attrs for _, attrs in tags if any(name.startswith("on") or name in ("src", "action", "style") for name in attrs)] == []
        assert {attrs["href"] for tag, attrs in tags if tag == "a" and not str(attrs["href"]).startswith("#")} <= {"index.html"}
        assert not re.search(r"url\(|@import", page)
        (policy,) = [str(attrs["content"]) for tag, attrs in tags if attrs.get("http-equiv") == "Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for kind in ("style", "script"):
            texts = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
            hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}
            assert hashes
            assert set(re.findall(rf"{kind}-src ([^;]*)", policy)[0].split()) == hashes


def test_links_inside_the_page_lead_somewhere(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for *_, page in reviewed:
        tags = Page(page).tags
        ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert {str(attrs["href"])[1:] for tag, attrs in tags if tag == "a" and str(attrs["href"]).startswith("#")} <= set(ids)


def test_headings_do_not_skip_a_level_and_tables_name_their_cells(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for *_, page in reviewed:
        tags = Page(page).tags
        levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
        assert [attrs for tag, attrs in tags if tag == "th" and attrs.get("scope") not in ("row", "col", "rowgroup")] == []


def test_report_names_no_people_unless_asked(lang: str) -> None:
    record = small()
    found = [finding(pesan="NIP Budi  Umpama, S.Sos tertulis 197001011990011002.", petikan="SITI CONTOHNIA", baris=(2, 2))]
    document = source(
        "KECAMATAN", "SITI CONTOHNIA, NIP. 19710202 199203 2 003", "disusun oleh Budi", "UMPAMA bersama tim", "NIP 19700101", "1990011002",
        "CAMAT LAIN", "Drs. ANI PENGANTAR, M.Si", "Pembina", "NIP. 196501011990012001", "pada ANI PENGANTAR", "akhir",
    )  # fmt: skip
    page = html.decree(record, found, [], document=document, lang=lang)
    for secret in (
        "Budi",
        "umpama, s.sos",
        "umpama bersama",
        "Contohnia",
        "197001011990011002",
        "19710202 199203 2 003",
        "1990011002",
        "pengantar",
    ):
        assert secret.lower() not in Page(page).text.lower()
    assert '<li id="b12">akhir</li>' in page
    assert "CAMAT LAIN" in page
    named = Page(html.decree(record, found, [], document=document, lang=lang, people=True)).text
    assert "Budi Umpama, S.Sos" in named
    assert "Siti Contohnia" in named
    assert "ANI PENGANTAR" in named


def test_texts_are_escaped() -> None:
    page = html.decree(small(), [finding(pesan='<script>alert("x")</script>', baris=(1, 1))], [], document=source("a <i> b"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "Persentase &lt;b&gt;mutu&lt;/b&gt; &amp; hasil" in page
    assert "a &lt;i&gt; b" in page


def test_findings_are_grave_first_and_by_line() -> None:
    found = [
        finding(kode="ZZZ-02", tingkat="info", pesan="ketiga"),
        finding(pesan="kedua", baris=(9, 9), tingkat="pelanggaran"),
        finding(pesan="pertama", baris=(4, 4), tingkat="pelanggaran"),
    ]
    page = html.decree(small(), found, [])
    shown = page[page.index('<section id="temuan">') :]
    assert shown.index("pertama") < shown.index("kedua") < shown.index("ketiga")


def test_long_lines_are_shortened_around_the_words_in_question() -> None:
    record = small()
    words = str(record.jabatan[0].iki[0].indikator)
    line = "kata " * 400 + words + " kata" * 400
    page = html.decree(record, [finding(kode="IND-01", unsur="/jabatan/0/iki/0", baris=(1, 1))], [], document=source(line))
    quoted = re.search(r"<q>(.*?)</q>", page, re.DOTALL)
    assert quoted
    assert "<mark>Persentase &lt;b&gt;mutu&lt;/b&gt; &amp; hasil</mark>" in quoted[1]
    assert len(quoted[1]) < 2 * MOST_CHARACTERS


def test_findings_of_one_check_with_different_levels_stand_together() -> None:
    found = [finding(tingkat="info", jenis="telaah", pesan="ringan"), finding(tingkat="pelanggaran", pesan="berat")]
    page = html.decree(small(), found, [])
    assert page.count('id="ZZZ-01"') == 1
    assert page.index("berat") < page.index("ringan")


def test_doubts_stand_apart_from_findings() -> None:
    page = html.decree(small(keraguan=[Keraguan(penunjuk="/jabatan/0/iki/0", alasan="Sel kosong di depan", baris=(7, 7))]), [], [])
    findings, doubts = page.index('<section id="temuan">'), page.index('<section id="keraguan">')
    assert page.index("Sel kosong di depan") > doubts > findings
    assert "bukan kesalahan instansi" in page


def test_what_is_complete_and_what_is_not(lang: str) -> None:
    shown = Page(html.decree(small(), [], [], lang=lang)).text
    whole = {"id": "Seluruh 1 jabatan memiliki IKI.", "en": "All 1 positions have IKI."}
    lacking = {"id": "Seluruh 1 IKI memiliki formulasi.", "en": "All 1 IKI have a formula."}
    assert whole[lang] in shown
    assert lacking[lang] not in shown


def test_dates_are_for_readers() -> None:
    def shown(date: str) -> str:
        return Page(html.decree(small(dokumen=Dokumen(jenis="Keputusan Camat", tanggal=date)), [], [])).text

    assert "10 Januari 2024" in shown("2024-01-10")
    assert "2024-01" in shown("2024-01")


def test_report_of_an_empty_record(lang: str) -> None:
    Page(html.decree(Rekaman(berkas="kosong.txt"), [], [], lang=lang))


def test_index_counts_links_and_tells_failures(lang: str) -> None:
    record, found = small(), [finding(tingkat="pelanggaran"), finding(tingkat="info")]
    text = html.index([html.row("sk.html", record, found, lang)], [("rusak.txt", "rusak & kosong")], counted(found), lang=lang)
    page = Page(text)
    assert ("a", {"href": "sk.html"}) in page.tags
    assert "Kecamatan Umpama" in page.text
    assert "rusak.txt" in page.text
    assert "rusak &amp; kosong" in text
    assert re.search(r'class="number pelanggaran">1<', text)


def test_same_input_same_page() -> None:
    pages = {html.decree(small(), [finding()], align(small())) for _ in range(3)}
    assert len(pages) == 1


def test_index_links_to_any_file_name() -> None:
    page = Page(html.index([html.row("sk #2 50%25 ?.html", small(), [])], [], {}))
    (href,) = [attrs["href"] for tag, attrs in page.tags if tag == "a" and str(attrs["href"]).endswith(".html")]
    assert href == "sk%20%232%2050%2525%20%3F.html"


def test_index_counts_each_check_by_level_most_frequent_first() -> None:
    found = [finding(tingkat="pelanggaran"), *[finding(kode="ZZZ-02", tingkat=level) for level in ("info", "info", "peringatan")]]
    text = html.index([], [], counted(found))
    rows = re.findall(r"<tr><td[^>]*><span class=\"code\">(.*?)</span>(.*?)</tr>", text, re.DOTALL)
    numbers = [(code, re.findall(r'class="number[^"]*">(\d+)<', rest)) for code, rest in rows]
    assert numbers == [("ZZZ-02", ["0", "1", "2", "3"]), ("ZZZ-01", ["1", "0", "0", "1"])]


def test_a_check_with_several_findings_says_its_sentence_once(lang: str) -> None:
    rule = catalogue()["FRM-05"]
    found = [
        finding(
            kode="FRM-05",
            pesan=rule.pesan.format(indikator=f"Persentase {n}", formula=f"hasil {n}", jabatan="Sekretaris"),
            pesan_en=rule.pesan_en.format(indikator=f"Persentase {n}", formula=f"hasil {n}", jabatan="Sekretaris"),
            saran=rule.saran.format(indikator=f"Persentase {n}"),
            saran_en=rule.saran_en.format(indikator=f"Persentase {n}"),
            bagian=f"Jabatan Sekretaris, IKI {n}",
            unsur=f"/jabatan/0/iki/{n - 1}",
            baris=(n, n),
        )
        for n in range(1, 8)
    ]
    page = html.decree(small(), found, [], lang=lang)
    block = re.findall(r'<article class="check.*?</article>', page, re.DOTALL)[0]
    assert len(re.findall(r'<p class="message">', block)) == 1
    assert [block.count(f">Persentase {n}<") for n in range(1, 8)] == [1] * 7
    assert [block.count(f">hasil {n}<") for n in range(1, 8)] == [1] * 7
    assert [block.count(f">IKI {n}<") for n in range(1, 8)] == [1] * 7
    assert len(re.findall(r'<p class="advice">', block)) == block.count('class="basis"') == 1
    assert block.count("Sekretaris") == 1


def test_most_important_things_weigh_level_number_and_reach() -> None:
    found = [
        *[finding(kode="ZZZ-01", tingkat="peringatan", unsur=f"/jabatan/0/iki/{n}") for n in range(40)],
        finding(kode="ZZZ-02", tingkat="pelanggaran", unsur="/jabatan/0/iki/0"),
        finding(kode="ZZZ-03", tingkat="pelanggaran"),
        finding(kode="ZZZ-04", tingkat="info"),
        *[finding(kode="ZZZ-05", jenis="telaah", unsur=f"/jabatan/0/iki/{n}") for n in range(40)],
        *[finding(kode=f"YYY-{n:02}", tingkat="info", unsur="/iku/0") for n in range(20)],
    ]
    assert [items[0].kode for items in important(found)[:5]] == ["ZZZ-03", "ZZZ-01", "ZZZ-05", "ZZZ-02", "ZZZ-04"]
    assert len(important(found)) == 10
    page = html.decree(small(), found, [])
    told = re.findall(r'<ol class="matters">(.*?)</ol>', page, re.DOTALL)[0]
    assert re.findall(r'class="code">([^<]*)', told)[:3] == ["ZZZ-03", "ZZZ-01", "ZZZ-05"]


def test_what_the_decree_as_a_whole_lacks_is_told_by_name() -> None:
    """Its findings have no place in the text where a reader would see it."""
    found = [
        finding(kode="HKM-18", pesan=f"Dasar hukum belum memuat {what}.", saran=f"Agar melengkapi dasar hukum dengan {what} yang berlaku.")
        for what in ("peraturan pertama", "peraturan kedua")
    ]
    page = html.decree(small(), found, [])
    assert (
        "Dasar hukum belum memuat peraturan pertama; peraturan kedua." in re.findall(r'<ol class="matters">(.*?)</ol>', page, re.DOTALL)[0]
    )


def test_matrices_count_what_reaches_an_iku(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for _, rekaman, found, _ in reviewed:
        grid = matrix.by_position_and_iku(rekaman, cascade(rekaman))
        direct = Counter((link.iki.partition("/")[0], link.ke) for link in align(rekaman) if link.ke and link.ke.startswith("iku:"))
        for (post, iku), number in direct.items():
            if post.startswith("jabatan:"):
                assert grid.cells[int(post.partition(":")[2])][int(str(iku).partition(":")[2])].number >= number
        by_position = matrix.by_position_and_group(rekaman, found)
        assert sum(by_position.sums) == len(found)
        assert max((cell.shade for row in by_position.cells for cell in row), default=0) == matrix.SHADES
        assert all((cell.number == 0) == (cell.shade == 0) for row in by_position.cells for cell in row)
