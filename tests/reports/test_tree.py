"""The pohon kinerja: nothing overlaps, no text leaves its box, no link crosses a box, and the words say what the lines show."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache, partial
from itertools import combinations, pairwise
from typing import Any, NamedTuple
from xml.etree import ElementTree

import networkx as nx
import pytest

from iki_graph.alignment import cascade
from iki_graph.errors import UsageError
from iki_graph.record import Rekaman
from iki_graph.reports import tree, tree_code
from iki_graph.reports.labels import labels
from iki_graph.reports.tree_layout import arrange
from iki_graph.reports.tree_pages import HIGHEST, pages
from iki_graph.reports.tree_text import width, wrap
from iki_graph.reports.tree_view import View, around, everything, overview

SVG = "{http://www.w3.org/2000/svg}"
BOLD = ("head", "name", "gap", "number")
WORDS = ["persentase", "jumlah", "desa", "yang", "administrasi", "pemerintahan", "PATEN", "musyawarah", "dan", "rekomendasi", "di"]


class Rect(NamedTuple):
    x: float
    y: float
    right: float
    bottom: float


class Picture(NamedTuple):
    root: ElementTree.Element
    boxes: list[tuple[Rect, list[tuple[str, str, float, float]]]]
    """Each box with its lines of text: text, style, x, y."""
    lines: list[tuple[str, list[tuple[float, float]]]]
    """Dashes and corners of each link."""


def picture(svg: str) -> Picture:
    root = ElementTree.fromstring(svg)
    boxes = []
    for group in root.iter(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        assert rect is not None
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        texts = [(t.text or "", t.attrib["class"], float(t.attrib["x"]), float(t.attrib["y"])) for t in group.iter(f"{SVG}text")]
        boxes.append((Rect(x, y, x + w, y + h), texts))
    lines = []
    for line in root.iter(f"{SVG}polyline"):
        corners = [(float(x), float(y)) for x, y in (point.split(",") for point in line.attrib["points"].split())]
        lines.append((line.attrib.get("stroke-dasharray", ""), corners))
    return Picture(root, boxes, lines)


def invented(seed: int, posts: int, statements: int, rows: int) -> nx.DiGraph:
    """The cascade of a random decree, with random links of IKI besides."""
    dice = random.Random(seed)

    def text(most: int = 30) -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(1, most))).capitalize()

    levels = {level: [text() for _ in range(dice.randint(0, statements))] for level in ("misi", "tujuan", "sasaran")}
    ends = [f"{level}:{text}" for level, texts in levels.items() for text in texts]
    tautan = [sorted(dice.sample(ends, 2), key=ends.index) for _ in range(statements)] if len(ends) > 1 else []
    record = {
        "berkas": "acak.txt",
        "dokumen": {"instansi": "Kecamatan Acak", "tahun": "2024"},
        "kaskade": {"visi": text(), **levels, "tautan": tautan},
        "iku": [
            {"indikator": text(), "sasaran": dice.choice(levels["sasaran"] or [text()]), "tingkat": dice.choice(["iku", "iku", "program"])}
            for _ in range(rows)
        ],
        "jabatan": [
            {
                "urut": n + 1,
                "nama": f"Kepala {text(6)}",
                "atasan_urut": dice.choice([None, *range(1, posts + 1)]) if n and dice.random() < 0.2 else (max(1, n // 3) if n else None),
                "iki": [{"indikator": text(), "kinerja": text()} for _ in range(dice.randint(0, 9))],
            }
            for n in range(posts)
        ],
    }
    graph = cascade(Rekaman.model_validate(record))
    targets = [n for n, level in graph.nodes(data="level") if level in ("iku", "program", "iki")]
    for node, data in list(graph.nodes(data=True)):
        if data["level"] == "iki" and dice.random() < 0.6:
            target = dice.choice(targets)
            if graph.nodes[target].get("jabatan") != data["jabatan"]:
                graph.add_edge(node, target, kind=dice.choice(["dinyatakan", "disimpulkan"]), score=0.5, reason="acak")
    return graph


DECREES = [
    invented(seed, posts, statements, rows)
    for seed, (posts, statements, rows) in enumerate([(9, 3, 3), (26, 5, 9), (40, 8, 9), (1, 1, 0), (0, 4, 7)])
]


@cache
def sheets() -> list[View]:
    """All sheets of all but the last; the many trials that they take are made when a test wants them, not when tests are collected."""
    return [view for graph in DECREES[:4] for view in pages(graph, "full")]


VIEWS: dict[str, Callable[[], View]] = {
    **{f"overview-{n}": partial(overview, graph) for n, graph in enumerate(DECREES)},
    **{f"everything-{n}": partial(everything, graph) for n, graph in enumerate(DECREES[:2])},
    "around-jabatan-0": partial(around, DECREES[0], "jabatan:1"),
    "around-jabatan-1": partial(around, DECREES[1], "jabatan:0"),
    "around-iku-1": partial(around, DECREES[1], "iku:0"),
    **{f"sheet-{n}-of-12": lambda n=n: sheets()[n * (len(sheets()) - 1) // 12] for n in range(13)},  # type: ignore[misc]
}


@pytest.fixture(params=VIEWS)
def drawn(request: pytest.FixtureRequest) -> Picture:
    return picture(tree.svg([VIEWS[request.param]()]))


def test_no_text_leaves_its_box(drawn: Picture) -> None:
    for rect, texts in drawn.boxes:
        for text, style, x, y in texts:
            assert x >= rect.x + 4 and x + width(text, 12, style in BOLD) <= rect.right - 4, text
            assert rect.y + 10 <= y <= rect.bottom - 3, text


def test_everything_lies_in_the_picture(drawn: Picture) -> None:
    _, _, right, bottom = (float(n) for n in drawn.root.attrib["viewBox"].split())
    assert all(0 <= r.x and 0 <= r.y and r.right <= right and r.bottom <= bottom for r, _ in drawn.boxes)
    assert all(0 <= x <= right and 0 <= y <= bottom for _, corners in drawn.lines for x, y in corners)


def test_boxes_do_not_overlap(drawn: Picture) -> None:
    for (a, _), (b, _) in combinations(drawn.boxes, 2):
        assert a.right < b.x or b.right < a.x or a.bottom < b.y or b.bottom < a.y


def test_links_cross_no_box(drawn: Picture) -> None:
    for _, corners in drawn.lines:
        for (x1, y1), (x2, y2) in pairwise(corners):
            for r, _ in drawn.boxes:
                inside = min(x1, x2) < r.right - 1 and max(x1, x2) > r.x + 1 and min(y1, y2) < r.bottom - 1 and max(y1, y2) > r.y + 1
                assert not inside, ((x1, y1), (x2, y2), r)


def test_dashes_do_not_fill_each_others_gaps(drawn: Picture) -> None:
    """Two dashed lines on each other look solid, as if the document stated what was inferred; only from one point on do they keep step."""
    parts = [(line[0], *sorted((a, b))) for dashes, line in drawn.lines if dashes for a, b in pairwise(line)]
    for (start, (x1, y1), (x2, y2)), (other, (x3, y3), (x4, y4)) in combinations(parts, 2):
        upright = x1 == x2 and x3 == x4 and abs(x1 - x3) < 1.5 and min(y2, y4) - max(y1, y3) > 30
        level = y1 == y2 and y3 == y4 and abs(y1 - y3) < 1.5 and min(x2, x4) - max(x1, x3) > 30
        assert start == other or not (upright or level), ((x1, y1), (x2, y2), (x3, y3), (x4, y4))


def test_links_run_level_or_upright(drawn: Picture) -> None:
    assert all(x1 == x2 or y1 == y2 for _, corners in drawn.lines for (x1, y1), (x2, y2) in pairwise(corners))


def test_title_and_description_for_those_who_do_not_see(drawn: Picture) -> None:
    assert drawn.root.attrib["role"] == "img"
    named = {e.attrib["id"]: e.text for e in drawn.root if "id" in e.attrib}
    assert all(named[name] for name in drawn.root.attrib["aria-labelledby"].split())
    assert all((group.find(f"{SVG}title").text or "").strip() for group in drawn.root.iter(f"{SVG}g"))  # type: ignore[union-attr]


def small(**content: Any) -> nx.DiGraph:
    return cascade(Rekaman.model_validate({"berkas": "contoh.txt", **content}))


def svg_of(graph: nx.DiGraph, expand: str | None = None) -> str:
    return tree.svg([overview(graph) if expand is None else around(graph, expand)])


def words(svg: str) -> str:
    return " ".join(" ".join(t.text or "" for t in picture(svg).root.iter(f"{SVG}text")).split())


def post(urut: int, superior: int | None, count: int = 1, **more: Any) -> dict[str, Any]:
    rows = [{"indikator": f"Jumlah {n} dari {urut}", "kinerja": f"Kinerja {urut}"} for n in range(count)]
    return {"urut": urut, "nama": f"Jabatan {urut}", "atasan_urut": superior, "iki": rows} | more


def test_the_overview_folds_iki_by_position() -> None:
    graph = small(jabatan=[post(1, None, 16), *(post(n, 1, 9) for n in range(2, 27))])
    svg = svg_of(graph)
    assert len(picture(svg).boxes) == 26
    assert words(svg).count("9 IKI, belum terhubung") == 25


def test_a_position_opened_by_node_or_name() -> None:
    graph = small(jabatan=[post(1, None, 2), post(2, 1, 3)])
    assert svg_of(graph, "jabatan:1") == svg_of(graph, "JABATAN  2")
    assert "Jumlah 2 dari 2" in words(svg_of(graph, "jabatan:1")) and "Jumlah 0 dari 1" not in words(svg_of(graph, "jabatan:1"))


def test_a_position_opened_by_a_part_of_its_name() -> None:
    graph = small(jabatan=[post(1, None, nama="Camat"), post(2, 1, nama="Sekretaris Camat"), post(3, 2, nama="Kepala Seksi Sosial")])
    assert svg_of(graph, "seksi sosial") == svg_of(graph, "jabatan:2") and svg_of(graph, "camat") == svg_of(graph, "jabatan:0")
    with pytest.raises(UsageError, match=r"Ada 3 jabatan .* jabatan:1 \(Sekretaris Camat\)"):
        svg_of(graph, "a")


def test_an_iku_opened_shows_all_that_carries_it() -> None:
    rows = [{"indikator": "Nilai IKM", "kinerja": "K"}]
    posts = [post(1, None, iki=rows), post(2, 1, iki=rows), post(3, 1)]
    graph = small(iku=[{"indikator": "Nilai IKM", "sasaran": "Melayani"}, {"indikator": "Lain"}], jabatan=posts)
    svg = svg_of(graph, "iku:0")
    assert len(picture(svg).boxes) == 4 and "Didukung 2 IKI" in words(svg) and "Lain" not in words(svg) and "1 dari 1" not in words(svg)


def test_a_position_without_iki_opened() -> None:
    assert "Tanpa IKI" in words(svg_of(small(jabatan=[post(1, None, 0)]), "jabatan:0"))


@pytest.mark.parametrize("name", ["jabatan:7", "iku:0", "Lurah", ""])
def test_nothing_to_open(name: str) -> None:
    with pytest.raises(UsageError, match="Tidak ada jabatan"):
        svg_of(small(jabatan=[post(1, None)]), name)


def test_gaps_are_told_in_words() -> None:
    svg = svg_of(
        small(kaskade={"sasaran": ["Aman"]}, iku=[{"indikator": "Nilai", "sasaran": "Tertib"}], jabatan=[post(1, None), post(2, 1, 0)])
    )
    for gap in ("Belum memiliki indikator", "Belum didukung IKI", "1 IKI, belum terhubung", "Tanpa IKI"):
        assert gap in words(svg)


def test_linked_is_not_enough_where_the_chain_ends_below_the_iku() -> None:
    """Rows that serve a superior's loose row are linked, and yet serve no IKU."""
    same = [{"indikator": "Jumlah patroli keamanan", "kinerja": "Aman"}]
    iku = {"iki": [{"indikator": "Nilai IKM", "kinerja": "Layanan"}]}
    loose, further = post(2, 1, iki=same), post(3, 2, iki=[*same, {"indikator": "Tugas kedinasan lain dari pimpinan", "kinerja": "x"}])
    content = {"iku": [{"indikator": "Nilai IKM", "sasaran": "Layanan"}], "jabatan": [post(1, None, **iku), loose, further]}
    graph = small(**content)
    assert graph.has_edge("jabatan:2/iki:0", "jabatan:1/iki:0") and not graph.out_degree("jabatan:1/iki:0")
    for view in (overview(graph), everything(graph)):
        assert view.boxes["jabatan:2"].gap == "2 IKI, 1 terhubung, belum ada yang sampai IKU" and "1 sampai IKU" in view.summary
    assert overview(graph).boxes["jabatan:0"].notes == ["1 IKI, 1 sampai IKU"]
    without = small(jabatan=content["jabatan"])
    assert overview(without).boxes["jabatan:2"].notes == ["2 IKI, 1 terhubung"] and "sampai" not in words(svg_of(without))


def test_loose_statements_and_programs_are_gaps() -> None:
    rows = [{"indikator": "Persentase desa tertib", "kinerja": "Desa tertib"}]
    program = {"indikator": "Persentase desa tertib", "sasaran": "Desa tertib", "tingkat": "program"}
    iku = {"indikator": "Nilai AKIP", "sasaran": "Akuntabel"}
    view = overview(small(kaskade={"sasaran": ["Akuntabel", "Sehat"]}, iku=[iku, program], jabatan=[post(1, None, iki=rows)]))
    assert view.boxes["iku:1"].gap == "Belum terhubung ke atas" and view.boxes["iku:0"].gap == "Belum didukung IKI"
    assert view.boxes["jabatan:0"].notes == ["1 IKI, 1 sampai IKU atau program"]


def test_a_program_that_alone_carries_an_iku_has_no_picture_of_its_own() -> None:
    graph = DECREES[1]
    titles = [view.title for view in pages(graph, "iku")]
    alone = small(
        iku=[{"indikator": "Nilai AKIP", "sasaran": "A"}, {"indikator": "Nilai AKIP", "sasaran": "A", "tingkat": "program"}],
        jabatan=[post(1, None, iki=[{"indikator": "Nilai AKIP", "kinerja": "A"}])],
    )
    assert alone.has_edge("iku:1", "iku:0") and [view.title for view in pages(alone, "iku")] == ["Pohon kinerja contoh.txt: IKU 1"]
    assert len(set(titles)) == len(titles) and any("Program" in title for title in titles)


def test_dot_puts_positions_below_their_superiors() -> None:
    dot = tree_code.dot(overview(small(jabatan=[post(1, None), post(2, 1), post(3, 2), post(4, 1)])))
    ranks = re.findall(r"rank=same; // (.*?)\n(.*?)\n  }", dot, re.DOTALL)
    assert [(name, re.findall(r'"(jabatan:\d)" \[', body)) for name, body in ranks] == [
        ("Jabatan tingkat 1", ["jabatan:0"]),
        ("Jabatan tingkat 2", ["jabatan:1", "jabatan:3"]),
        ("Jabatan tingkat 3", ["jabatan:2"]),
    ]


def test_where_nothing_stands_above_nothing_is_missing() -> None:
    assert "belum" not in words(svg_of(small(jabatan=[post(1, None), post(2, None)])))


def test_an_english_picture_has_english_words() -> None:
    """Whatever it shows, but for the texts of the decree."""
    office = {"sasaran": "S", "indikator": "Nilai"}
    posts = [post(1, None, 2), post(2, 1, 2), post(3, 2), {**post(4, 1, 1), "nama": None}, post(5, 2, 1)]
    graph = small(
        kaskade={"visi": "V", "sasaran": ["T"]}, iku=[office, {"indikator": None}, {**office, "tingkat": "program"}], jabatan=posts
    )
    for view in (overview(graph, lang="en"), everything(graph, "en"), overview(graph, 1, "en"), *pages(graph, "full", "en")):
        shown = [*words(tree.svg([view])).split(), *tree_code.dot(view).split(), *tree_code.mermaid(view).split()]
        told = {word.strip('.,;:()!"').lower() for word in shown}
        assert not told & set(
            "terhubung sampai atasan disimpulkan ditelaah bawahan belum tanpa didukung bagan tingkat pohon pimpinan".split()
        ), view.title
        assert "Performance tree of" in view.title


def test_kinds_of_link_differ_without_colour() -> None:
    kinds = ["dinyatakan", "ditinjau", "disimpulkan", "atasan"]
    posts = [post(n + 1, None if n == 0 else 1, 1) for n in range(4)]
    graph = small(iku=[{"indikator": "Nilai", "sasaran": "S"}], jabatan=posts)
    graph.remove_edges_from([(a, b) for a, b in list(graph.edges) if a.count("iki")])
    graph.add_edge("jabatan:1/iki:0", "jabatan:0/iki:0", kind="ditinjau", score=1.0, reason="")
    graph.add_edge("jabatan:2/iki:0", "jabatan:0/iki:0", kind="disimpulkan", score=0.5, reason="")
    drawn = picture(svg_of(graph))
    dashes = [d for d, _ in drawn.lines]
    assert len(set(dashes[:4])) == 4 and set(dashes[4:]) == set(dashes[:4])
    marks = [path.attrib["d"] for path in drawn.root.iter(f"{SVG}path")]
    assert len(set(marks[:3])) == 3 and set(marks[3:]) == set(marks[:3])
    assert all(name in words(svg_of(graph)) for name in (labels("id")(f"pohon-{kind}") for kind in kinds))
    listed = tree.svg([everything(graph)])
    assert "ditinjau penelaah: IKI 1 atasan" in listed


def test_a_link_that_no_line_shows_is_told_in_words() -> None:
    deep = post(3, 2, iki=[{"indikator": "Jumlah 0 dari 1", "kinerja": "x"}])
    assert "Mendukung Jabatan 1" in words(svg_of(small(jabatan=[post(1, None), post(2, 1), deep, post(4, 3)])))


def test_text_of_the_document_stays_text() -> None:
    evil = '<script>alert("x")</script> & ]]> \\frac{a}{b} "kutip" #1; `x`'
    graph = small(kaskade={"visi": evil}, dokumen={"instansi": evil}, jabatan=[post(1, None, nama=evil)])
    svg = svg_of(graph)
    assert "<script" not in svg and "frac{a}{b}" in words(svg)
    assert "<script" not in tree_code.mermaid(overview(graph))
    labels = re.findall(r'"((?:[^"\\]|\\.)*)"', tree_code.dot(overview(graph)))
    assert any("frac{a}{b}" in label for label in labels)


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    assert "Majusejahtera" in words(svg_of(small(kaskade={"visi": "Maju\x00\x08\ufffesejahtera"})))


@pytest.mark.parametrize("ring", [[2, 3, 1], [2, 1, 1], [1, 1, 2]])
def test_rings_of_superiors_are_opened(ring: list[int]) -> None:
    graph = small(jabatan=[post(n + 1, superior) for n, superior in enumerate(ring)])
    assert len(picture(svg_of(graph)).boxes) == 3


def test_an_empty_record() -> None:
    assert "contoh.txt" in words(svg_of(small()))
    assert tree_code.dot(overview(small())).startswith("digraph") and tree_code.mermaid(overview(small())).startswith("flowchart")


@pytest.mark.parametrize("make", [overview, everything])
def test_dot_and_mermaid_show_the_same_boxes_and_links(make: Callable[[nx.DiGraph], View]) -> None:
    view = make(DECREES[1])
    boxes = len(view.boxes) + sum(len(box.items) for box in view.boxes.values())
    dot, mermaid = tree_code.dot(view), tree_code.mermaid(view)
    assert len(re.findall(r"label=", dot)) - 1 == len(re.findall(r'\["', mermaid)) == boxes
    links = len(re.findall(r" -> ", dot))
    assert links and links == len(re.findall(r"^  n\d+ (?:-->|==>|-\.->|---) n\d+$", mermaid, re.MULTILINE))


def test_full_shows_every_iki_and_every_link_of_one() -> None:
    for graph in DECREES[:2]:
        iki = [n for n, level in graph.nodes(data="level") if level == "iki"]
        for views in (pages(graph, "full"), [everything(graph)]):
            items = {item.node: item for view in views for box in view.boxes.values() for item in box.items}
            assert sorted(items) == sorted(iki)
            assert all([up for _, up, _ in items[n].serves] == list(graph.successors(n)) for n in iki)


def test_sheets_fit_paper_and_none_is_empty() -> None:
    for view in sheets():
        layout = arrange(view)
        assert view.boxes and layout.width <= 1600 and layout.height <= HIGHEST


def test_large_overviews_fold_positions_into_their_superiors() -> None:
    posts = [post(1, None), *(post(n, 1) for n in range(2, 8)), *(post(n, 2 + n % 6) for n in range(8, 200))]
    (view,) = pages(small(jabatan=posts), "overview")
    assert arrange(view).height <= HIGHEST and set(view.superior) == {f"jabatan:{n}" for n in range(7)}
    told = [int(note.split()[1]) for box in view.boxes.values() for note in box.notes if note.startswith("dan ")]
    assert sum(told) == 192


def test_pictures_one_below_the_other() -> None:
    views = pages(DECREES[0], "full")
    whole = picture(tree.svg(views))
    apart = [picture(tree.svg([view])) for view in views]
    assert len(whole.boxes) == sum(len(one.boxes) for one in apart)
    for (a, _), (b, _) in combinations(whole.boxes, 2):
        assert a.right < b.x or b.right < a.x or a.bottom < b.y or b.bottom < a.y


@pytest.mark.slow
def test_same_record_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "from tests.reports.test_tree import DECREES, everything, pages, tree, tree_code\n"
        "for g in DECREES[:2]: print(tree.svg(pages(g, 'full')), tree_code.dot(everything(g)), tree_code.mermaid(everything(g)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in "17"
    ]
    assert runs[0].stdout == runs[1].stdout and len(runs[0].stdout) > 10_000


@pytest.mark.parametrize("text", ["", "a", "kata " * 200, "x" * 500, "Persentase rekomendasi hasil koordinasi yang ditindaklanjuti"])
def test_wrapping(text: str) -> None:
    lines = wrap(text, 120, 12, most=10_000)
    assert all(width(line, 12) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_very_long_text_is_cut_with_a_sign() -> None:
    lines = wrap("kata " * 500, 120, 12, most=5)
    assert len(lines) == 5 and lines[-1].endswith("…") and width(lines[-1], 12) <= 120
