"""Make the pictures of docs/panduan.md: real reports on the sample decrees, as a browser shows them.

    python docs/make_pictures.py

Needs Chromium and LibreOffice. Writes docs/gambar/*.png; run it again whenever the reports change their looks.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.formats.make import make
from tests.formats.scan import printed

OUT = ROOT / "docs" / "gambar"
COMMAND = r".venv\Scripts\iki review naskah --out hasil"
DECREE = "jombang-kecamatan-kesamben-2024.html"
PAGED = "kerek-ketik.html"
"""The report on a sample printed as PDF."""

ONLY_FINDINGS = """
document.documentElement.style.scrollBehavior = "auto";
document.querySelectorAll(".page-head, main > section:not(#temuan):not(#naskah)").forEach(part => part.remove());
"""
"""A headless browser shows the top of a page only, so what stands above goes."""

PICTURES = {
    "indeks": ("index.html", 1180, 800, ""),
    "ringkasan": (DECREE, 1180, 1640, ""),
    "saring": (
        DECREE,
        1180,
        720,
        ONLY_FINDINGS
        + """
        const pick = (id, value) => { document.querySelector(id).value = value; };
        pick("#pilih-kelompok", "HKM");
        document.querySelector(".filter [value=info]").checked = false;
        document.querySelector(".filter").dispatchEvent(new Event("input"));
        """,
    ),
    "naskah": (
        DECREE,
        1400,
        760,
        ONLY_FINDINGS
        + """
        document.querySelectorAll(".check:not(#HKM-06)").forEach(part => part.remove());
        document.querySelectorAll(".group:not(:has(.check))").forEach(part => part.remove());
        document.querySelector("#HKM-06 .at").click();
        document.activeElement.blur();
        scrollTo(0, 0);
        """,
    ),
    "halaman": (
        PAGED,
        1180,
        640,
        ONLY_FINDINGS
        + """
        const shown = [...document.querySelectorAll(".check")].find(check => /^(FRM|IND)/.test(check.id) && check.querySelector(".seen"));
        document.querySelectorAll(".check").forEach(part => { if (part !== shown) part.remove(); });
        document.querySelectorAll(".group:not(:has(.check)), .filter").forEach(part => part.remove());
        document.querySelector(".seen details.view").open = true;
        """,
    ),
}
"""Of each picture the page, the window's width and height, and what is done in it first."""

TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #012456; color: #eeedf0; font: 15px/1.45 Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }}
header {{ background: #f3f3f3; color: #222; font: 14px "Segoe UI", "Liberation Sans", Arial, sans-serif; padding: 8px 14px; }}
pre {{ margin: 0; padding: 14px; font: inherit; white-space: pre; }} b {{ color: #f9f1a5; font-weight: normal; }}
</style><header>Windows PowerShell</header><pre>PS C:\\Users\\Penelaah\\iki-graph&gt; <b>{command}</b>
{output}
PS C:\\Users\\Penelaah\\iki-graph&gt; </pre>"""


def main() -> None:
    """Review the samples and take the pictures."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.exit("Perlu Chromium.")
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        review = [sys.executable, "-m", "iki_graph.cli", "review", "--out", str(folder / "hasil")]
        # The index is that of the last run.
        subprocess.run([*review, str(printed(make("kerek", ".docx", folder, "ketik")))], cwd=ROOT, capture_output=True, check=True)
        command = [*review, str(ROOT / "data" / "sk")]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
        output = html.escape(told.strip().replace(str(folder / "hasil" / "index.html"), r"hasil\index.html"))
        page = folder / "terminal.html"
        page.write_text(TERMINAL.format(command=COMMAND, output=output), encoding="utf-8")
        take(browser, folder, page, OUT / "terminal.png", 1340, 300)
        for picture, (report, width, height, script) in PICTURES.items():
            # The report's own policy lets nobody else's script run in it; the copy for the picture has none.
            text = (folder / "hasil" / report).read_text(encoding="utf-8")
            text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
            page = folder / f"{picture}.html"
            page.write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
            take(browser, folder, page, OUT / f"{picture}.png", width, height)


def take(browser: str, folder: Path, page: Path, picture: Path, width: int, height: int) -> None:
    """One picture of a page in a window of this size."""
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    options = ["--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking", *sandbox]
    size = [f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}", "--virtual-time-budget=5000"]
    subprocess.run([browser, *options, *size, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
