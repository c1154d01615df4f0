"""The wheel alone: in a new environment, far from the checkout, with all that it needs inside."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: object, cwd: Path) -> str:
    """Run a program without anything of this environment's Python; its output."""
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=clean, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def programs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the programs of a new environment with the wheel and the locked versions in it."""
    work = tmp_path_factory.mktemp("roda")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", work, root, cwd=work)
    venv.create(work / "venv", with_pip=True)
    folder = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(folder / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", root / "requirements.txt", cwd=work)
    (wheel,) = work.glob("*.whl")
    run(folder / "python", "-m", "pip", "install", "-q", "--no-deps", wheel, cwd=work)
    return folder


def test_reviews_a_decree(programs: Path, root: Path, tmp_path: Path) -> None:
    sample = min((root / "data" / "sk").glob("*.txt"), key=lambda path: path.stat().st_size)
    run(programs / "iki", "review", sample, "--out", tmp_path / "hasil", cwd=tmp_path)
    made = {path.name for path in (tmp_path / "hasil").iterdir()}
    assert {"index.html", "store", f"{sample.stem}.html", f"{sample.stem}.trig"} <= made
    assert json.loads((tmp_path / "hasil" / f"{sample.stem}.temuan.json").read_text(encoding="utf-8"))


def test_reports_on_a_decree(programs: Path, root: Path, tmp_path: Path) -> None:
    sample = min((root / "data" / "sk").glob("*.txt"), key=lambda path: path.stat().st_size)
    run(
        programs / "iki",
        "report",
        sample,
        "--format",
        "xlsx",
        "--format",
        "docx",
        "--format",
        "draft-docx",
        "--out",
        tmp_path,
        cwd=tmp_path,
    )
    assert {path.suffix for path in tmp_path.iterdir()} == {".xlsx", ".docx"}


def test_carries_questions_shapes_and_ontology(programs: Path, root: Path, tmp_path: Path) -> None:
    where = run(programs / "python", "-c", "import iki_graph; print(iki_graph.__file__)", cwd=tmp_path)
    assert not Path(where).is_relative_to(root)
    assert run(programs / "iki", "query", "--list", cwd=tmp_path).count("\n") > 12
    assert "DOK-02" in run(programs / "iki", "explain", cwd=tmp_path)
    assert "ok" in run(programs / "iki", "ontology", "--check", cwd=tmp_path)


def test_needs_nothing_but_the_lock(programs: Path, tmp_path: Path) -> None:
    assert "No broken requirements" in run(programs / "python", "-m", "pip", "check", cwd=tmp_path)
