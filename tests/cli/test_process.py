"""The program as a process: what it prints on any console, how it tells its own bugs, and what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from iki_graph.cli.batch import Batch
from iki_graph.errors import ExitCode


class TestProcess:
    """What only shows in a process of its own"""

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "iki_graph.cli", *arguments], capture_output=True, check=False, env={"PATH": "", **environment}
        )

    def test_output_is_utf8_on_any_console(self, sample: Path) -> None:
        done = self.run("convert", str(sample), PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
        assert done.returncode == 0
        assert json.loads(done.stdout.decode("utf-8"))["berkas"] == sample.name

    @pytest.mark.slow
    def test_same_bytes_whatever_the_hash_seed(self, sample: Path, tmp_path: Path) -> None:
        for seed in "12":
            assert self.run("review", str(sample), "--out", str(tmp_path / seed), PYTHONHASHSEED=seed).returncode == 0
        first, second = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir() if path.is_file()} for seed in "12")
        assert {".json", ".trig", ".csv", ".html"} <= {Path(name).suffix for name in first}
        assert first == second

    @pytest.mark.skipif(os.name == "nt", reason="needs POSIX pipes")
    def test_a_reader_that_has_seen_enough_is_no_fault(self, sample: Path) -> None:
        command = [sys.executable, "-m", "iki_graph.cli", "convert", str(sample)]
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize("debug", [[], ["--debug"]], ids=["plain", "debug"])
    def test_a_bug_is_told_without_what_the_document_says(self, debug: list[str]) -> None:
        program = "from iki_graph.cli.batch import tell\nfrom iki_graph.work import failed\ntell(failed(KeyError('Nama Orang')), 'sk.txt')"
        done = subprocess.run([sys.executable, "-c", program, *debug], capture_output=True, check=True)
        assert b"sk.txt: kesalahan program: KeyError" in done.stderr
        assert (b"Nama Orang" in done.stderr) == bool(debug)

    def test_a_bug_on_one_file_is_kept_and_the_next_has_its_turn(self, samples: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
        batch = Batch(samples[:2])
        done = []
        for file in batch.each("Menguji"):
            with batch.attempt(file):
                if file == samples[0]:
                    raise ZeroDivisionError
                done.append(file)
        batch.note(ExitCode.FINDINGS)
        assert (batch.code, done) == (ExitCode.BUG, [samples[1]])
        assert batch.failures == [(str(samples[0]), "kesalahan program: ZeroDivisionError")]


@pytest.mark.parametrize(
    ("arguments", "idle"),
    [
        (["--version"], {"rdflib", "pydantic", "networkx", "openpyxl", "pyshacl", "owlrl", "pdfplumber"}),
        (["--help"], {"rdflib", "pydantic", "networkx", "openpyxl", "pyshacl", "owlrl", "pdfplumber"}),
        (["validate", "{sample}"], {"openpyxl", "pyshacl", "owlrl", "pdfplumber", "cv2", "typst"}),
    ],
)
def test_only_what_is_needed_is_loaded(arguments: list[str], idle: set[str], root: Path) -> None:
    """Loading a library can take longer than the work on a text."""
    sample = root / "data" / "sk" / "tanpa-nama-kecamatan.txt"
    given = [argument.format(sample=sample) for argument in arguments]
    program = f"import sys\nfrom iki_graph.cli import run\nrun({given!r})\nprint(*sorted({idle!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == ""
