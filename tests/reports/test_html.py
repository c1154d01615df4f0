"""The HTML reports: true to the record, self-contained, safe, without people."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from iki_graph.alignment import align, cascade
from iki_graph.checks import check
from iki_graph.checks.temuan import Temuan
from iki_graph.parsing import parse
from iki_graph.reading import Document, read
from iki_graph.record import IKI, IKU, Dokumen, Jabatan, Keraguan, Orang, Penandatangan, Rekaman
from iki_graph.reports import html, tree
from iki_graph.reports.excerpts import MOST_CHARACTERS
from iki_graph.reports.privacy import masker
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
        if "style" not in self.open:
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
            page = html.decree(
                rekaman, found, align(rekaman), lines=document.lines, drawing=tree.svg([overview(cascade(rekaman))]), index="index.html"
            )
            result.append((document, rekaman, found, page))
    return result


def test_report_holds_every_finding_position_and_indicator(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for _, rekaman, found, page in reviewed:
        shown = Page(page).text
        hide = masker(rekaman)
        texts = [text for item in found for text in (item.pesan, item.dasar, item.saran)]
        texts += [doubt.alasan for doubt in rekaman.keraguan]
        texts += [text for jabatan in rekaman.jabatan for text in (jabatan.nama, *(iki.indikator for iki in jabatan.iki)) if text]
        assert [text for text in texts if " ".join(hide(text).split()) not in shown] == []


def test_report_quotes_the_lines_of_findings(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for _, _, found, page in reviewed:
        numbers = {int(number) for number in re.findall(r'<span class="line"[^>]*>(\d+)</span>', page)}
        with_lines = [item.baris for item in found if item.baris]
        assert with_lines
        assert [lines for lines in with_lines if not numbers & set(range(lines[0], lines[1] + 1))] == []


def test_report_loads_nothing_and_runs_nothing(reviewed: list[tuple[Document, Rekaman, list[Temuan], str]]) -> None:
    for *_, page in reviewed:
        tags = Page(page).tags
        assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "form"}
        assert [attrs for _, attrs in tags if any(name.startswith("on") or name in ("src", "action") for name in attrs)] == []
        assert {attrs["href"] for tag, attrs in tags if tag == "a" and not str(attrs["href"]).startswith("#")} == {"index.html"}
        assert "default-src 'none'" in page
        assert not re.search(r"url\(|@import", page)


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
        assert [attrs for tag, attrs in tags if tag == "th" and attrs.get("scope") not in ("row", "col")] == []


def test_report_names_no_people_unless_asked(lang: str) -> None:
    record = small()
    found = [finding(pesan="NIP Budi  Umpama, S.Sos tertulis 197001011990011002.", petikan="SITI CONTOHNIA", baris=(2, 2))]
    lines = ["KECAMATAN", "SITI CONTOHNIA, NIP. 19710202 199203 2 003"]
    page = html.decree(record, found, [], lines=lines, lang=lang)
    for secret in ("Budi", "umpama, s.sos", "Contohnia", "197001011990011002", "19710202 199203 2 003"):
        assert secret.lower() not in Page(page).text.lower()
    named = Page(html.decree(record, found, [], lines=lines, lang=lang, people=True)).text
    assert "Budi Umpama, S.Sos" in named
    assert "Siti Contohnia" in named


def test_texts_are_escaped() -> None:
    page = html.decree(small(), [finding(pesan='<script>alert("x")</script>', baris=(1, 1))], [], lines=["a <i> b"])
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "Persentase &lt;b&gt;mutu&lt;/b&gt; &amp; hasil" in page
    assert "a &lt;i&gt; b" in page


def test_findings_are_grave_first_and_by_line() -> None:
    found = [
        finding(kode="ZZZ-02", tingkat="info", pesan="ketiga"),
        finding(pesan="kedua", baris=(9, 9), tingkat="pelanggaran"),
        finding(pesan="pertama", baris=(4, 4), tingkat="pelanggaran"),
    ]
    shown = Page(html.decree(small(), found, [])).text
    assert shown.index("pertama") < shown.index("kedua") < shown.index("ketiga")


def test_long_lines_are_shortened_around_the_words_in_question() -> None:
    record = small()
    words = str(record.jabatan[0].iki[0].indikator)
    line = "kata " * 400 + words + " kata" * 400
    page = html.decree(record, [finding(kode="IND-01", unsur="/jabatan/0/iki/0", baris=(1, 1))], [], lines=[line])
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
    text = html.index([html.row("sk.html", record, found, lang)], [("rusak.txt", "rusak & kosong")], found, lang=lang)
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
    page = Page(html.index([html.row("sk #2 50%25 ?.html", small(), [])], [], []))
    (href,) = [attrs["href"] for tag, attrs in page.tags if tag == "a" and str(attrs["href"]).endswith(".html")]
    assert href == "sk%20%232%2050%2525%20%3F.html"


def test_index_counts_each_check_by_level_most_frequent_first() -> None:
    found = [finding(tingkat="pelanggaran"), *[finding(kode="ZZZ-02", tingkat=level) for level in ("info", "info", "peringatan")]]
    text = html.index([], [], found)
    rows = re.findall(r"<tr><td[^>]*><span class=\"code\">(.*?)</span>(.*?)</tr>", text, re.DOTALL)
    numbers = [(code, re.findall(r'class="number[^"]*">(\d+)<', rest)) for code, rest in rows]
    assert numbers == [("ZZZ-02", ["0", "1", "2", "3"]), ("ZZZ-01", ["1", "0", "0", "1"])]


def test_a_check_that_fires_often_is_one_table_on_paper(lang: str) -> None:
    def printed(number: int) -> str:
        found = [
            finding(
                kode="FRM-05",
                saran=f"Agar memperbaiki {n}.",
                saran_en=f"Mend {n}.",
                bagian=f"IKI {n}",
                baris=(n, n),
                pesan_en=f"Rusak {n}",
                pesan=f"Rusak {n}",
            )
            for n in range(1, number + 1)
        ]
        page = html.decree(small(), found, [], lang=lang)
        return "".join(re.findall(r'<table class="rows printed">.*?</article>', page, re.DOTALL))

    assert printed(5) == ""
    table = printed(6)
    assert [table.count(f"Rusak {n}<") for n in range(1, 7)] == [1] * 6
    assert [table.count(f"IKI {n}<") for n in range(1, 7)] == [1] * 6
    advice = re.findall(r'<p class="advice printed">(.*?)</p>', table)
    assert len(advice) == 1
    assert "{" not in advice[0]
    assert table.count('class="basis"') == 1
