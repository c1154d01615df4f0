"""The report in a real browser: windows of all widths, what its script does, on paper, and by the rules of accessibility."""

import html as markup
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image

from iki_graph.alignment import align, cascade
from iki_graph.checks import check
from iki_graph.checks.temuan import Temuan
from iki_graph.graph.store import DecreeStore
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reports import changes, html, tree
from iki_graph.reports.comparison import offices
from iki_graph.reports.digest import counted
from iki_graph.reports.pictures import pictures
from iki_graph.reports.privacy import masker
from iki_graph.reports.slots import common
from iki_graph.reports.tree_view import overview

from .paged import decree
from .support import reviewed

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NPM = shutil.which("npm")
AXE = "axe-core@4.10.3"
"""The checker of accessibility (MPL-2.0), fetched for the test alone."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]

QUIET = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--virtual-time-budget=60000",
    "--no-pdf-header-footer",
]


class Report(NamedTuple):
    """A report as a file, and what it should hold."""

    page: Path
    found: list[Temuan]
    hide: Callable[[str], str]


def browse(folder: Path, *options: str) -> str:
    """Run the browser with a new profile; what it prints."""
    # As root, as in containers, Chromium refuses to start with its sandbox.
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    command = [str(CHROMIUM), *QUIET, *sandbox, f"--user-data-dir={folder / 'profile'}", *options]
    return subprocess.run(command, capture_output=True, check=True, timeout=300).stdout.decode("utf-8")


def ask(page: Path, folder: Path, script: str, width: int = 1280, height: int = 900) -> Any:
    """Open a page in a frame of this size, under its own policy, and run a script on it from outside.

    The script sees the frame's `window` as `w` and `document` as `d`, may wait, and returns what the test wants to know.
    """
    frame = folder / "bingkai.html"
    frame.write_text(
        f'<!DOCTYPE html><iframe id="f" width="{width}" height="{height}" frameborder="0"></iframe><pre id="jawab"></pre><script>'
        'const f = document.getElementById("f"), broken = [];'
        "f.onload = async () => {"
        "  const w = f.contentWindow, d = w.document; const wait = time => new Promise(done => setTimeout(done, time));"
        '  d.addEventListener("securitypolicyviolation", event => broken.push(event.violatedDirective + " " + event.blockedURI));'
        "  let answer; try { answer = await (async () => {" + script + "})(); } catch (error) { answer = String(error); }"
        '  document.getElementById("jawab").textContent = JSON.stringify({ answer, broken });'
        "};"
        f"f.src = {json.dumps(page.as_uri())};</script>",
        encoding="utf-8",
    )
    shown = re.search(r'<pre id="jawab">(.*?)</pre>', browse(folder, "--window-size=2000,1200", "--dump-dom", frame.as_uri()), re.DOTALL)
    assert shown
    told = json.loads(markup.unescape(shown[1]))
    assert told["broken"] == []
    return told["answer"]


@pytest.fixture(scope="module")
def reports(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Reports on the sample decrees: the longest, and one with holders' names."""
    folder = tmp_path_factory.mktemp("laporan")
    made = {}
    for key, path in {
        "longest": max((root / "data/sk").glob("*.txt"), key=lambda file: file.stat().st_size),
        "paged": decree(folder),
        "other": root / OTHER,
    }.items():
        document = read(path)
        rekaman = parse(document)[0]
        found, links = check(rekaman, document), align(rekaman)
        graph = cascade(rekaman, links)
        text = html.decree(
            rekaman,
            found,
            links,
            document=document,
            cascade=graph,
            drawing=tree.svg([overview(graph)]),
            index="index.html",
            pictures=pictures(path, document, rekaman, people=False),
        )
        page = folder / f"{key}.html"
        page.write_text(text, encoding="utf-8")
        made[key] = Report(page, found, masker(rekaman, document.lines))
    listing = html.index([html.row("other.html", rekaman, found)] * 2, [("rusak.txt", "berkas kosong")], counted(found), basis=["Profil."])
    (folder / "index.html").write_text(listing, encoding="utf-8")
    made["index"] = Report(folder / "index.html", [], str)
    return made


OTHER = "data/sk/jombang-kecamatan-kesamben-2024.txt"

WIDTHS = (360, 500, 800, 1000, 1280, 1900)

CUT = """
const answer = {};
d.querySelectorAll("details").forEach(part => { part.open = true; });
d.querySelectorAll(".check").forEach(part => part.classList.add("open"));
const page = d.documentElement;
for (const width of WIDTHS) {
  f.width = width;
  await wait(50);
  const out = page.scrollWidth > page.clientWidth ? [`${page.scrollWidth} wide`] : [];
  for (const part of d.body.querySelectorAll("*")) {
    if (part.closest("svg, .scroll, .drawing, nav, select, .sr, .skip") || part.matches("progress")) continue;
    if (width < 736 && part.closest("table.rows thead")) continue;
    const box = part.getBoundingClientRect();
    if (box.width > 1 && (box.right > page.clientWidth + 1 || box.left < -1)) out.push("out: " + part.outerHTML.slice(0, 80));
    const hides = part.scrollWidth > part.clientWidth + 1 && w.getComputedStyle(part).overflowX !== "visible";
    if (hides) out.push("cut: " + part.outerHTML.slice(0, 80));
  }
  if (page.clientWidth > width || out.length) answer[width] = out.slice(0, 5);
}
return answer;
""".replace("WIDTHS", str(list(WIDTHS)))
"""What sticks out or is cut at each width, all unfolded; headings of tables are for readers of the screen alone where rows are cards."""


@pytest.mark.parametrize("name", ["longest", "other", "paged", "index"])
def test_nothing_sticks_out_of_the_window_or_is_cut(name: str, reports: dict[str, Report], tmp_path: Path) -> None:
    assert ask(reports[name].page, tmp_path, CUT) == {}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_table_of_offices_is_seen_whole_on_a_laptop(lang: str, root: Path, tmp_path: Path) -> None:
    store = DecreeStore()
    for path in sorted((root / "data/sk").glob("*kecamatan*.txt")):
        store.put(reviewed(path).graphs)
    league = offices(store.data, lang)
    page = tmp_path / "banding.html"
    page.write_text(changes.html("Perbandingan", "", [league], [], lang), encoding="utf-8")
    script = 'const box = d.querySelector(".scroll"); return [box.scrollWidth - box.clientWidth, d.querySelectorAll("tbody tr").length];'
    assert ask(page, tmp_path, script, width=1180) == [0, len(league.baris)]


def test_filters_show_what_fits(reports: dict[str, Report], tmp_path: Path) -> None:
    page, found, _ = reports["longest"]
    shown = ask(
        page,
        tmp_path,
        """
        const count = () => [...d.querySelectorAll(".entry")].filter(row => row.offsetParent).length;
        const told = () => d.querySelector(".filter output").textContent;
        const set = (id, value) => { const part = d.querySelector(id); part.value = value; part.dispatchEvent(new w.Event("input", { bubbles: true })); };
        const tick = (value, on) => { const box = d.querySelector(`[value=${value}]`); box.checked = on; box.dispatchEvent(new w.Event("input", { bubbles: true })); };
        const answer = { start: told() };
        tick("peringatan", false); tick("info", false); answer.level = count();
        tick("pasti", false); answer.kind = count();
        d.querySelector(".reset").click(); answer.reset = told();
        set("#pilih-kelompok", "HKM"); answer.group = count();
        set("#pilih-kelompok", ""); set("#pilih-jabatan", "2"); answer.position = count();
        set("#pilih-jabatan", ""); set("#cari", "frm-05"); answer.code = count();
        set("#cari", "zzzz"); answer.nothing = [count(), d.querySelector(".nothing").hidden, d.querySelectorAll(".check:not([hidden])").length];
        d.querySelector('#ringkasan [data-level="info"]').click(); answer.tile = count();
        return answer;
        """,
    )
    every = f"{len(found)} dari {len(found)} temuan ditampilkan"
    assert shown["start"] == shown["reset"] == every
    assert shown["level"] == sum(item.tingkat == "pelanggaran" for item in found)
    assert shown["kind"] == sum(item.tingkat == "pelanggaran" and item.jenis == "telaah" for item in found)
    assert shown["group"] == sum(item.kode.startswith("HKM") for item in found)
    assert shown["position"] == sum(item.unsur == "/jabatan/2" or item.unsur.startswith("/jabatan/2/") for item in found)
    assert shown["code"] == sum(item.kode == "FRM-05" for item in found)
    assert shown["nothing"] == [0, False, 0]
    assert shown["tile"] == sum(item.tingkat == "info" for item in found)


@pytest.mark.parametrize("width", [400, 1280])
def test_a_line_number_opens_the_source_with_the_place_marked(width: int, reports: dict[str, Report], tmp_path: Path) -> None:
    shown = ask(
        reports["longest"].page,
        tmp_path,
        """
        const row = d.querySelector("#FRM-05 .entry"), link = row.querySelector(".at"), words = row.querySelector(".own").textContent;
        link.focus(); link.click();
        const source = d.querySelector(".source"), line = d.querySelector(".source .marked"), box = line.getBoundingClientRect();
        const answer = { line: line.id === link.hash.slice(1), words: line.querySelector("mark").textContent === words, text: line.textContent };
        answer.seen = box.top >= 0 && box.bottom <= w.innerHeight && box.right <= w.innerWidth && box.left >= 0;
        answer.focus = d.activeElement === source;
        d.dispatchEvent(new w.KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        answer.closed = !d.body.classList.contains("reading") && d.activeElement === link;
        return answer;
        """,
        width,
    )
    assert "Persentase" in shown.pop("text")
    assert set(shown.values()) == {True}


def test_the_place_of_a_finding_is_seen_on_its_page(reports: dict[str, Report], tmp_path: Path) -> None:
    page, found, _ = reports["paged"]
    shown = ask(
        page,
        tmp_path,
        """
        const widths = [];
        for (const image of d.querySelectorAll(".sheets image")) {
          const copy = new w.Image();
          // Not decode(): the browser's virtual time does not wait for it.
          await new Promise((done, fail) => { copy.onload = done; copy.onerror = fail; copy.src = image.getAttribute("href"); });
          widths.push(copy.naturalWidth);
        }
        const view = d.querySelector("#IND-05 details.view"), closed = !view.querySelector("svg").checkVisibility();
        view.querySelector("summary").click();
        await wait(200);
        const box = view.querySelector("svg").getBoundingClientRect(), mark = view.querySelector("rect").getBoundingClientRect();
        return {
          widths, closed, views: d.querySelectorAll("details.view").length, label: view.querySelector("svg").getAttribute("aria-label"),
          seen: box.height > 20 && mark.width > 20 && mark.left > box.left && mark.right < box.right && mark.top > box.top && mark.bottom < box.bottom,
        };
        """,
    )
    assert len(shown["widths"]) == 2
    assert min(shown["widths"]) > 400
    assert shown["views"] > len(found) / 2
    assert (shown["closed"], shown["seen"]) == (True, True)
    assert shown["label"].startswith("Gambar halaman 2, baris 24: ")


def test_the_place_is_painted_under_the_policy_of_the_page(reports: dict[str, Report], tmp_path: Path) -> None:
    """Print on the colour of a mark: the picture of the page shows through it."""
    text = reports["paged"].page.read_text(encoding="utf-8")
    view = re.search(r'<details class="view">(?:(?!</details>).)*baris 24:.*?</details>', text, re.DOTALL)
    sheets = re.search(r'<svg class="sheets".*?</defs></svg>', text, re.DOTALL)
    assert view
    assert sheets
    body = view[0].replace('class="view"', 'class="view" open') + sheets[0]
    short = tmp_path / "satu.html"
    short.write_text(re.sub(r"<body>.*</body>", lambda _: f"<body>{body}</body>", text, flags=re.DOTALL), encoding="utf-8")
    browse(tmp_path, "--window-size=900,500", f"--screenshot={tmp_path / 'satu.png'}", short.as_uri())
    with Image.open(tmp_path / "satu.png") as picture:
        colours = picture.convert("RGB").getcolors(1 << 20)
    assert colours is not None
    amber = sum(many for many, (r, g, b) in colours if r > 240 and g > 215 and 120 < b < 170)
    print_on_it = sum(many for many, (r, g, b) in colours if 20 < r < 160 and b < 0.75 * r)
    assert amber > 2000
    assert print_on_it > 50


def test_links_lead_to_what_is_folded_away(reports: dict[str, Report], tmp_path: Path) -> None:
    shown = ask(
        reports["longest"].page,
        tmp_path,
        """
        const seen = part => Boolean(part && part.offsetParent);
        const further = d.querySelector(".further.entry"), row = d.querySelector("[id^=jabatan-5-iki]");
        const answer = { before: seen(further) || row.closest("details").open };
        w.location.hash = "#" + further.id; await wait(200); answer.finding = seen(further);
        w.location.hash = "#" + row.id; await wait(200); answer.row = row.closest("details").open;
        const cell = d.querySelector(".heat [data-position='3']"), number = Number(cell.textContent);
        cell.click();
        answer.cell = [...d.querySelectorAll(".entry")].filter(seen).length === number;
        return answer;
        """,
    )
    assert shown == {"before": False, "finding": True, "row": True, "cell": True}


def test_the_index_sorts_and_searches(reports: dict[str, Report], tmp_path: Path) -> None:
    shown = ask(
        reports["index"].page,
        tmp_path,
        """
        const head = d.querySelector("#dokumen thead th:nth-child(4)"), field = d.querySelector("#cari");
        head.querySelector("button").click();
        const answer = { sorted: head.getAttribute("aria-sort") };
        head.querySelector("button").click(); answer.turned = head.getAttribute("aria-sort");
        field.value = "kesamben"; field.dispatchEvent(new w.Event("input")); answer.found = d.querySelectorAll("#dokumen tbody tr:not([hidden])").length;
        field.value = "tidak ada"; field.dispatchEvent(new w.Event("input")); answer.none = d.querySelectorAll("#dokumen tbody tr:not([hidden])").length;
        return answer;
        """,
    )
    assert shown == {"sorted": "descending", "turned": "ascending", "found": 2, "none": 0}


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The program that checks accessibility."""
    if NPM is None:
        pytest.skip("needs npm")
    folder = tmp_path_factory.mktemp("axe")
    command = [NPM, "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), AXE]
    fetched = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if fetched.returncode:
        pytest.skip(f"npm could not fetch {AXE}: {fetched.stderr.strip()[-200:]}")
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["longest", "other", "paged", "index"])
def test_no_barrier_of_wcag_a_or_aa(name: str, width: int, axe: str, reports: dict[str, Report], tmp_path: Path) -> None:
    # The page's own policy would not let the checker run in it.
    page, checked = reports[name].page, tmp_path / "diperiksa.html"
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text(encoding="utf-8"))
    inline = axe.replace("</script", "<\\/script")
    checked.write_text(text.replace("</body>", f"<script>{inline}</script></body>"), encoding="utf-8")
    barriers = ask(
        checked,
        tmp_path,
        """
        d.querySelectorAll("details").forEach(part => { part.open = true; });
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], found = {};
        for (const look of ["", "reading"]) {
          if (look) d.querySelector(".entry .at")?.click();
          const result = await w.axe.run(d, { runOnly: { type: "tag", values: tags } });
          if (!result.passes.length) return "nothing checked";
          result.violations.forEach(rule => { found[rule.id] = rule.nodes[0].html.slice(0, 160); });
        }
        return found;
        """,
        width,
    )
    assert barriers == {}


@pytest.fixture(scope="module")
def paper(reports: dict[str, Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The longest report as the browser prints it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    folder = tmp_path_factory.mktemp("cetak")
    browse(folder, f"--print-to-pdf={folder / 'laporan.pdf'}", reports["longest"].page.as_uri())
    return folder / "laporan.pdf"


def tool(*command: str | Path) -> str:
    """What a program prints."""
    return subprocess.run([*map(str, command)], capture_output=True, check=True).stdout.decode("utf-8")


def test_paper_holds_every_finding(paper: Path, reports: dict[str, Report]) -> None:
    _, found, hide = reports["longest"]
    letters = re.sub(r"\W+", "", tool("pdftotext", "-raw", paper, "-"))
    wanted = {item.dasar for item in found}
    for code in {item.kode for item in found}:
        shared = common([item for item in found if item.kode == code])
        wanted |= {shared.sentence, *shared.remarks, *(text for row in shared.cells for text in row)}
    # The start is enough: a page may end within a text.
    missing = [text for text in wanted if re.sub(r"\W+", "", hide(text))[:24] not in letters]
    assert missing == []


def test_paper_is_a4_without_empty_pages_and_with_nothing_beyond_its_edges(paper: Path, reports: dict[str, Report]) -> None:
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', tool("pdftotext", "-bbox", paper, "-"), re.DOTALL)
    sizes = {tuple(sorted((round(float(width)), round(float(height))))) for width, height, _ in pages}
    assert sizes == {(595, 842)}
    for number, (width, height, words) in enumerate(pages, start=1):
        boxes = [
            tuple(map(float, box)) for box in re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', words)
        ]
        assert len(boxes) > 40, f"page {number} is nearly empty"
        beyond = [box for box in boxes if box[0] < 20 or box[1] < 10 or box[2] > float(width) - 20 or box[3] > float(height) - 10]
        assert beyond == [], f"page {number}"
    # One sentence a check, and of each finding only what is its own: some 15 findings a page, the positions and pictures included.
    assert len(pages) < len(reports["longest"].found) / 13


def test_without_a_script_all_is_there(reports: dict[str, Report], tmp_path: Path) -> None:
    page, found, _ = reports["longest"]
    plain = tmp_path / "polos.html"
    plain.write_text(re.sub(r"<script>.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL), encoding="utf-8")
    shown = ask(
        plain,
        tmp_path,
        """
        const seen = part => Boolean(part.offsetParent);
        const link = d.querySelector("#FRM-05 .entry .at");
        d.documentElement.style.scrollBehavior = "auto";
        w.location.hash = link.hash; await wait(200);
        const line = d.querySelector(link.hash), box = line.getBoundingClientRect();
        return {
          entries: [...d.querySelectorAll(".entry")].filter(seen).length,
          dead: [...d.querySelectorAll("button, input, select")].filter(seen).length,
          line: box.top >= 0 && box.bottom <= w.innerHeight && w.getComputedStyle(line).backgroundColor !== "rgba(0, 0, 0, 0)",
        };
        """,
    )
    assert shown == {"entries": len(found), "dead": 0, "line": True}
