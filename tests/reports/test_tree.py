"""The pohon kinerja: nothing overlaps, no text leaves its box, no link crosses a box, and the words say what the lines show."""

import os
import random
import re
import subprocess
import sys
from itertools import combinations, pairwise
from typing import Any, NamedTuple
from xml.etree import ElementTree

import networkx as nx
import pytest

from iki_graph.alignment import cascade
from iki_graph.errors import UsageError
from iki_graph.record import Rekaman
from iki_graph.reports import tree
from iki_graph.reports.tree_text import width, wrap

SVG = "{http://www.w3.org/2000/svg}"
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
    for seed, (posts, statements, rows) in enumerate([(9, 3, 3), (26, 5, 9), (60, 8, 14), (1, 1, 0), (0, 4, 7)])
]
VIEWS = [(graph, None) for graph in DECREES] + [
    (DECREES[0], "jabatan:1"),
    (DECREES[1], "jabatan:0"),
    (DECREES[1], "iku:0"),
    (DECREES[2], "iku:1"),
]


@pytest.fixture(params=VIEWS, ids=lambda v: f"{v[0].number_of_nodes()}-{v[1]}")
def drawn(request: pytest.FixtureRequest) -> Picture:
    return picture(tree.svg(*request.param))


def test_no_text_leaves_its_box(drawn: Picture) -> None:
    for rect, texts in drawn.boxes:
        for text, style, x, y in texts:
            assert x >= rect.x + 4 and x + width(text, 12, style in ("head", "name", "gap")) <= rect.right - 4, text
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


def test_links_run_level_or_upright(drawn: Picture) -> None:
    assert all(x1 == x2 or y1 == y2 for _, corners in drawn.lines for (x1, y1), (x2, y2) in pairwise(corners))


def test_title_and_description_for_those_who_do_not_see(drawn: Picture) -> None:
    assert drawn.root.attrib["role"] == "img"
    named = {e.attrib["id"]: e.text for e in drawn.root if "id" in e.attrib}
    assert all(named[name] for name in drawn.root.attrib["aria-labelledby"].split())
    assert all((group.find(f"{SVG}title").text or "").strip() for group in drawn.root.iter(f"{SVG}g"))  # type: ignore[union-attr]


def small(**content: Any) -> nx.DiGraph:
    return cascade(Rekaman.model_validate({"berkas": "contoh.txt", **content}))


def words(svg: str) -> str:
    return " ".join(" ".join(t.text or "" for t in picture(svg).root.iter(f"{SVG}text")).split())


def post(urut: int, superior: int | None, count: int = 1, **more: Any) -> dict[str, Any]:
    rows = [{"indikator": f"Jumlah {n} dari {urut}", "kinerja": f"Kinerja {urut}"} for n in range(count)]
    return {"urut": urut, "nama": f"Jabatan {urut}", "atasan_urut": superior, "iki": rows} | more


def test_the_overview_folds_iki_by_position() -> None:
    graph = small(jabatan=[post(1, None, 16), *(post(n, 1, 9) for n in range(2, 27))])
    svg = tree.svg(graph)
    assert len(picture(svg).boxes) == 26
    assert words(svg).count("9 IKI, belum terhubung") == 25


def test_a_position_opened_by_node_or_name() -> None:
    graph = small(jabatan=[post(1, None, 2), post(2, 1, 3)])
    assert tree.svg(graph, "jabatan:1") == tree.svg(graph, "JABATAN  2")
    assert len(picture(tree.svg(graph, "jabatan:1")).boxes) == 3


def test_an_iku_opened_shows_all_that_carries_it() -> None:
    rows = [{"indikator": "Nilai IKM", "kinerja": "K"}]
    posts = [post(1, None, iki=rows), post(2, 1, iki=rows), post(3, 1)]
    graph = small(iku=[{"indikator": "Nilai IKM", "sasaran": "Melayani"}, {"indikator": "Lain"}], jabatan=posts)
    svg = tree.svg(graph, "iku:0")
    assert len(picture(svg).boxes) == 4 and "Didukung 2 IKI" in words(svg) and "Lain" not in words(svg)


def test_a_position_without_iki_opened() -> None:
    assert "Tanpa IKI" in words(tree.svg(small(jabatan=[post(1, None, 0)]), "jabatan:0"))


@pytest.mark.parametrize("name", ["jabatan:7", "iku:0", "Lurah", ""])
def test_nothing_to_open(name: str) -> None:
    with pytest.raises(UsageError, match="Tidak ada jabatan"):
        tree.svg(small(jabatan=[post(1, None)]), name)


def test_gaps_are_told_in_words() -> None:
    svg = tree.svg(
        small(kaskade={"sasaran": ["Aman"]}, iku=[{"indikator": "Nilai", "sasaran": "Tertib"}], jabatan=[post(1, None), post(2, 1, 0)])
    )
    for gap in ("Belum memiliki indikator", "Belum didukung IKI", "1 IKI, belum terhubung", "Tanpa IKI"):
        assert gap in words(svg)


def test_where_nothing_stands_above_nothing_is_missing() -> None:
    assert "belum" not in words(tree.svg(small(jabatan=[post(1, None), post(2, None)])))


def test_kinds_of_link_differ_without_colour() -> None:
    rows = [{"indikator": "Nilai", "kinerja": "K"}]
    graph = small(iku=[{"indikator": "Nilai", "sasaran": "S"}], jabatan=[post(1, None, iki=rows), post(2, 1), post(3, 1), post(4, 1)])
    legend, *links = picture(tree.svg(graph)).lines[0:1], *picture(tree.svg(graph)).lines[3:]
    dashes = [d for d, _ in picture(tree.svg(graph)).lines[:3]]
    assert legend and len(set(dashes)) == 3
    assert {d for d, _ in links} == set(dashes)


def test_a_link_that_no_line_shows_is_told_in_words() -> None:
    deep = post(3, 2, iki=[{"indikator": "Jumlah 0 dari 1", "kinerja": "x"}])
    assert "Mendukung Jabatan 1" in words(tree.svg(small(jabatan=[post(1, None), post(2, 1), deep, post(4, 3)])))


def test_text_of_the_document_stays_text() -> None:
    evil = '<script>alert("x")</script> & ]]> \\frac{a}{b} "kutip" #1; `x`'
    graph = small(kaskade={"visi": evil}, dokumen={"instansi": evil}, jabatan=[post(1, None, nama=evil)])
    svg = tree.svg(graph)
    assert "<script" not in svg and "frac{a}{b}" in words(svg)
    assert "<script" not in tree.mermaid(graph)
    labels = re.findall(r'"((?:[^"\\]|\\.)*)"', tree.dot(graph))
    assert any("frac{a}{b}" in label for label in labels)


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    assert "Majusejahtera" in words(tree.svg(small(kaskade={"visi": "Maju\x00\x08\ufffesejahtera"})))


@pytest.mark.parametrize("ring", [[2, 3, 1], [2, 1, 1], [1, 1, 2]])
def test_rings_of_superiors_are_opened(ring: list[int]) -> None:
    graph = small(jabatan=[post(n + 1, superior) for n, superior in enumerate(ring)])
    assert len(picture(tree.svg(graph)).boxes) == 3


def test_an_empty_record() -> None:
    assert "contoh.txt" in words(tree.svg(small()))
    assert tree.dot(small()).startswith("digraph") and tree.mermaid(small()).startswith("flowchart")


def test_dot_and_mermaid_show_the_same_boxes_and_links() -> None:
    graph = DECREES[1]
    boxes = len(picture(tree.svg(graph)).boxes)
    dot, mermaid = tree.dot(graph), tree.mermaid(graph)
    assert len(re.findall(r"^    .*\[label=", dot, re.MULTILINE)) == len(re.findall(r'^  n\d+\["', mermaid, re.MULTILINE)) == boxes
    links = len(re.findall(r" -> ", dot))
    assert links and links == len(re.findall(r"^  n\d+ (?:==>|-\.->|---) n\d+$", mermaid, re.MULTILINE))


def test_same_record_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "from tests.reports.test_tree import DECREES, tree\n"
        "for g in DECREES: print(tree.svg(g), tree.dot(g), tree.mermaid(g))\n"
        "print(tree.svg(DECREES[1], 'iku:0'), tree.svg(DECREES[1], 'jabatan:0'))"
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
