"""The report in a real browser: narrow windows, and on paper."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from iki_graph.alignment import align, cascade
from iki_graph.checks import check
from iki_graph.checks.temuan import Temuan
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reports import html, tree
from iki_graph.reports.tree_view import overview

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

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
    "--virtual-time-budget=5000",
    "--no-pdf-header-footer",
]


def browse(folder: Path, *options: str) -> str:
    """Run the browser with a new profile; what it prints."""
    # As root, as in containers, Chromium refuses to start with its sandbox.
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    command = [str(CHROMIUM), *QUIET, *sandbox, f"--user-data-dir={folder / 'profile'}", *options]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8")


@pytest.fixture(scope="module")
def report(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Temuan]]:
    """The longest of the sample reports, and its findings."""
    path = max((root / "data" / "sk").glob("*.txt"), key=lambda file: file.stat().st_size)
    document = read(path)
    rekaman = parse(document)[0]
    found = check(rekaman, document)
    page = tmp_path_factory.mktemp("laporan") / "laporan.html"
    page.write_text(
        html.decree(rekaman, found, align(rekaman), lines=document.lines, drawing=tree.svg([overview(cascade(rekaman))])), encoding="utf-8"
    )
    return page, found


@pytest.mark.parametrize("width", [360, 400, 800, 1280])
def test_nothing_sticks_out_of_the_window(width: int, report: tuple[Path, list[Temuan]], tmp_path: Path) -> None:
    page, _ = report
    frame = tmp_path / "bingkai.html"
    frame.write_text(
        f'<iframe id="f" src="{page.as_uri()}" width="{width}" height="900" frameborder="0"></iframe><p id="w"></p><script>onload = () => {{'
        'const d = document.getElementById("f").contentDocument.documentElement;'
        'document.getElementById("w").textContent = `${d.scrollWidth} of ${d.clientWidth}`;}</script>',
        encoding="utf-8",
    )
    shown = re.search(r'<p id="w">(\d+) of (\d+)</p>', browse(tmp_path, "--window-size=1600,1000", "--dump-dom", frame.as_uri()))
    assert shown
    assert int(shown[1]) <= int(shown[2]) <= width


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_paper_holds_every_finding_on_a4(report: tuple[Path, list[Temuan]], tmp_path: Path) -> None:
    page, found = report
    pdf = tmp_path / "laporan.pdf"
    browse(tmp_path, f"--print-to-pdf={pdf}", page.as_uri())
    printed = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    letters = re.sub(r"\W+", "", printed)
    # Folded on screen, open on paper; the start is enough, a page break may come later.
    missing = [item.pesan for item in found if re.sub(r"\W+", "", item.pesan)[:40] not in letters]
    assert missing == []
    sizes = set(
        re.findall(
            r"size:\s+([\d.]+) x ([\d.]+)",
            subprocess.run(["pdfinfo", "-l", "9999", str(pdf)], capture_output=True, check=True).stdout.decode(),
        )
    )
    assert {tuple(sorted(round(float(side)) for side in size)) for size in sizes} == {(595, 842)}
