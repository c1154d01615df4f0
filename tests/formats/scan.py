"""Makes PDFs of decrees and scans of them, and scores both: `python -m tests.formats.scan FOLDER` (needs LibreOffice and Tesseract)."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from iki_graph.reading.convert import program

from .decree import HABITS
from .make import DECREES, gold, make
from .score import f1


def printed(document: Path) -> Path:
    """The document as a PDF beside it, as LibreOffice prints it."""
    office = program()
    assert office
    folder = document.parent
    command = [office, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(document)], check=True, capture_output=True, timeout=300)
    return document.with_suffix(".pdf")


def scanned(pdf: Path, target: Path, dpi: int = 200, askew: float = 0.7, pages: int | None = None, turns: int = 0) -> Path:
    """The pages as a scanner gives them: pictures, turned by `askew` degrees to either side and `turns` quarters, blurred, with noise
    and specks, packed as JPEG. `target` is a PDF, or a TIFF, PNG or JPEG."""
    file = pypdfium2.PdfDocument(pdf)
    drawn = [file[n].render(scale=dpi / 72, grayscale=True).to_numpy() for n in range(min(pages or len(file), len(file)))]
    file.close()
    return _written([picture.reshape(picture.shape[:2]) for picture in drawn], target, dpi, askew, turns)


def scanned_pictures(pages: Sequence[Path], target: Path, dpi: int = 200, askew: float = 0.7) -> Path:
    """Pictures of pages, grey and upright, as a scanner gives them."""
    return _written([np.asarray(Image.open(page).convert("L")) for page in pages], target, dpi, askew, 0)


def _written(pages: Sequence[np.ndarray], target: Path, dpi: int, askew: float, turns: int) -> Path:
    chance = np.random.default_rng(7)
    found = [_scan(grey, askew if n % 2 else -askew, turns, chance) for n, grey in enumerate(pages)]
    more = {"save_all": True, "append_images": found[1:]} if target.suffix in (".pdf", ".tiff") else {}
    found[0].save(target, **more, **({"resolution": dpi} if target.suffix == ".pdf" else {"dpi": (dpi, dpi)}))
    return target


def _scan(grey: np.ndarray, angle: float, turns: int, chance: np.random.Generator) -> Image.Image:
    grey = grey.astype(np.float32)
    height, width = grey.shape
    grey = cv2.warpAffine(grey, cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), (width, height), borderValue=255)
    grey = 0.92 * cv2.GaussianBlur(grey, (0, 0), 0.6) + 8 + chance.normal(0, 9, grey.shape)
    for y, x in zip(chance.integers(0, height - 3, 60), chance.integers(0, width - 3, 60), strict=True):
        grey[y : y + 2, x : x + 2] = 60
    return Image.fromarray(np.rot90(np.clip(grey, 0, 255).astype(np.uint8), -turns))


def main() -> None:
    """All decrees by all habits, printed and scanned, into the folder given; prints how well each is read (F1)."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in DECREES:
        for habit in HABITS:
            pdf = printed(make(name, ".docx", folder, habit))
            scan = scanned(pdf, folder / f"{pdf.stem}-pindai.pdf")
            print(f"{pdf.stem:20} PDF {f1(gold(name), pdf)[0]:.4f} scan {f1(gold(name), scan)[0]:.4f}", flush=True)


if __name__ == "__main__":
    main()
