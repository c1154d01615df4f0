"""What can be wrong with the input: one clear sentence, the right exit code, and the rest of the batch is done."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Iki, Ran

USAGE, UNREADABLE, INTERRUPTED = 2, 3, 130

RECIPE = """Resep soto ayam untuk empat orang.

Rebus ayam dengan serai dan daun jeruk sampai empuk, lalu suwir dagingnya.
Tumis bumbu halus, masukkan ke dalam kuah, dan sajikan dengan nasi hangat.
"""


def told(ran: Ran, name: str) -> str:
    """The one sentence on stderr about a file; fails if it is not one, or is a traceback."""
    lines = [line for line in ran.err.splitlines() if name in line]
    assert len(lines) == 1, ran.err
    assert lines[0].startswith("iki: ")
    assert lines[0].rstrip().endswith(".")
    assert "Traceback" not in ran.err
    return lines[0]


def missing(folder: Path, sample: Path) -> Path:
    return folder / "tidak-ada.txt"


def folder_without_documents(folder: Path, sample: Path) -> Path:
    path = folder / "kosong"
    path.mkdir()
    (path / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 no document")
    return path


def empty(folder: Path, sample: Path) -> Path:
    path = folder / "kosong.txt"
    path.write_bytes(b"")
    return path


def binary(folder: Path, sample: Path) -> Path:
    path = folder / "biner.txt"
    path.write_bytes(bytes(range(256)) * 64)
    return path


def no_decree(folder: Path, sample: Path) -> Path:
    path = folder / "resep.txt"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def one_endless_line(folder: Path, sample: Path) -> Path:
    path = folder / "panjang.txt"
    path.write_bytes(b"Menimbang bahwa Keputusan Camat " * (50_000_000 // 32))
    return path


def unknown_encoding(folder: Path, sample: Path) -> Path:
    path = folder / "ebcdic.txt"
    path.write_bytes(sample.read_text(encoding="utf-8").encode("cp037", errors="replace"))
    return path


def broken_utf16(folder: Path, sample: Path) -> Path:
    path = folder / "utf16.txt"
    path.write_bytes(b"\xff\xfe" + b"\x00\xd8" * 50 + b"A")
    return path


def broken_record(folder: Path, sample: Path) -> Path:
    path = folder / "rekaman.json"
    path.write_text('{"berkas": "x.txt", "jabatan": [{"nama": "Camat"}]}', encoding="utf-8")
    return path


def record_file_without_records(folder: Path, sample: Path) -> Path:
    path = folder / "hampa.json"
    path.write_text("[]", encoding="utf-8")
    return path


CASES = [
    (missing, USAGE),
    (folder_without_documents, UNREADABLE),
    (empty, UNREADABLE),
    (binary, UNREADABLE),
    (no_decree, UNREADABLE),
    (one_endless_line, UNREADABLE),
    (unknown_encoding, UNREADABLE),
    (broken_utf16, UNREADABLE),
    (broken_record, UNREADABLE),
    (record_file_without_records, UNREADABLE),
]


@pytest.mark.parametrize(("make", "code"), CASES, ids=lambda value: getattr(value, "__name__", ""))
def test_bad_file_is_told_and_the_rest_done(make, code: int, tmp_path: Path, sample: Path, iki: Iki) -> None:  # type: ignore[no-untyped-def]
    bad = make(tmp_path, sample)
    out = tmp_path / "hasil"
    ran = iki("review", bad, sample, "--out", out)
    assert ran.code == code
    told(ran, bad.name)
    assert (out / f"{sample.stem}.html").is_file()
    assert bad.name in (out / "index.html").read_text(encoding="utf-8")
    assert f"{sample.stem}.html" in ran.out


@pytest.mark.parametrize("command", ["convert", "validate", "align"])
def test_every_command_tells_it(command: str, tmp_path: Path, sample: Path, iki: Iki) -> None:
    bad = no_decree(tmp_path, sample)
    ran = iki(command, bad)
    assert ran.code == UNREADABLE
    told(ran, bad.name)


@pytest.mark.parametrize(
    "command", [("convert",), ("validate",), ("align",), ("review",), ("query", "1"), ("tree",), ("correct",), ("ontology", "--reason")]
)
def test_a_missing_file_is_wrong_use_everywhere(command: tuple[str, ...], tmp_path: Path, sample: Path, iki: Iki) -> None:
    options = ("--out", tmp_path / "hasil") if command == ("review",) else ()
    ran = iki(*command, missing(tmp_path, sample), *options)
    assert (ran.code, ran.out) == (USAGE, "")
    assert "(tidak ditemukan)" in told(ran, "tidak-ada.txt")
    assert not (tmp_path / "hasil").exists()


def test_a_folder_where_one_file_is_wanted(tmp_path: Path, iki: Iki) -> None:
    for command in (("tree",), ("correct",)):
        ran = iki(*command, tmp_path)
        assert ran.code == USAGE
        assert "ini folder" in told(ran, str(tmp_path))


def test_nothing_readable_gives_no_result(tmp_path: Path, sample: Path, iki: Iki) -> None:
    bad = no_decree(tmp_path, sample)
    for command in (("validate",), ("validate", "--format", "json"), ("align",), ("query", "1")):
        ran = iki(command[0], *command[1:2] if command[0] == "query" else (), bad, *command[1:] if command[0] != "query" else ())
        assert (ran.code, ran.out) == (UNREADABLE, "")
    out = tmp_path / "hasil"
    ran = iki("review", bad, "--out", out)
    assert (ran.code, ran.out) == (UNREADABLE, "")
    assert not (out / "index.html").exists()


def test_tree_of_no_decree(tmp_path: Path, sample: Path, iki: Iki) -> None:
    bad = no_decree(tmp_path, sample)
    ran = iki("tree", bad)
    assert ran.code == UNREADABLE
    told(ran, bad.name)


def test_wrong_use_goes_before_unreadable_input(tmp_path: Path, sample: Path, iki: Iki) -> None:
    ran = iki("validate", empty(tmp_path, sample), missing(tmp_path, sample))
    assert ran.code == USAGE


def test_unreadable_input_goes_before_findings(tmp_path: Path, sample: Path, iki: Iki) -> None:
    ran = iki("validate", empty(tmp_path, sample), sample, "--fail-on", "info")
    assert ran.code == UNREADABLE


def test_no_path_at_all(iki: Iki) -> None:
    ran = iki("review")
    assert ran.code == USAGE
    assert ran.err.startswith("iki: ")


def test_decree_cut_in_the_middle(tmp_path: Path, sample: Path, iki: Iki) -> None:
    """What is there is read and reviewed; that something is missing shows as findings, not as a failure."""
    lines = sample.read_text(encoding="utf-8").splitlines()
    cut = tmp_path / "terpotong.txt"
    cut.write_text("\n".join(lines[: len(lines) // 2])[:-20], encoding="utf-8")
    ran = iki("review", cut, sample, "--out", tmp_path / "hasil")
    assert ran.code == 0, ran.err
    assert (tmp_path / "hasil" / "terpotong.html").is_file()
    assert (tmp_path / "hasil" / f"{sample.stem}.html").is_file()


def test_two_inputs_of_the_same_name(tmp_path: Path, samples: list[Path], iki: Iki) -> None:
    for folder, source in (("a", samples[-1]), ("b", samples[-2])):
        (tmp_path / folder).mkdir()
        shutil.copy(source, tmp_path / folder / "sk.txt")
    out = tmp_path / "hasil"
    ran = iki("review", tmp_path / "a", tmp_path / "b" / "sk.txt", tmp_path / "a" / "sk.txt", "--out", out)
    assert ran.code == 0
    assert {path.name for path in out.glob("*.html")} == {"index.html", "a-sk.html", "b-sk.html"}
    assert (out / "a-sk.json").read_bytes() != (out / "b-sk.json").read_bytes()


def test_entries_of_inputs_of_the_same_name_can_be_told_apart(tmp_path: Path, samples: list[Path], iki: Iki) -> None:
    paths = [tmp_path / "a" / "sk.txt", tmp_path / "b" / "sk.txt", tmp_path / "lain.txt"]
    for path, source in zip(paths, samples[-3:], strict=True):
        path.parent.mkdir(exist_ok=True)
        shutil.copy(source, path)
    wanted = {str(paths[0]), str(paths[1]), "lain.txt"}
    for command in ("validate", "align"):
        assert {entry["berkas"] for entry in json.loads(iki(command, *paths, "--format", "json").out)} == wanted
    rows, _, _ = iki("validate", *paths).out.partition("\n\n")
    assert {line.split()[0] for line in rows.splitlines()[2:]} == wanted
    record = tmp_path / "rekaman.json"
    record.write_text(iki("convert", paths[2]).out, encoding="utf-8")
    named = {entry["berkas"] for entry in json.loads(iki("validate", record, paths[2], "--format", "json").out)}
    assert named == {str(record), "lain.txt"}


def test_the_table_names_files_by_the_number_of_inputs(tmp_path: Path, samples: list[Path], iki: Iki) -> None:
    assert iki("validate", samples[0]).out.startswith("baris")
    assert iki("validate", samples[0], missing(tmp_path, samples[0])).out.startswith("berkas")


def test_errors_name_the_path_as_given(tmp_path: Path, sample: Path, iki: Iki) -> None:
    record = json.loads(iki("convert", sample).out)
    record["kaskade"]["tautan"] = [["sasaran:Mutu", "entah"]]
    path = tmp_path / "rekaman.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    ran = iki("validate", path)
    assert ran.code == UNREADABLE
    assert told(ran, "ujung tautan").startswith(f"iki: {path}: ")


def test_inputs_named_like_our_own_files(tmp_path: Path, sample: Path, iki: Iki) -> None:
    source = tmp_path / "sumber"
    source.mkdir()
    for name in ("index.txt", "sk.txt", "sk.temuan.txt"):
        (source / name).write_text(f"{sample.read_text(encoding='utf-8')}\n{name}\n", encoding="utf-8")
    out = tmp_path / "hasil"
    assert iki("review", source, "--out", out).code == 0
    assert {path.name for path in out.glob("*.html")} == {"index.html", "index-2.html", "sk.html", "sk-temuan.html"}
    assert 'href="index-2.html"' in (out / "index.html").read_text(encoding="utf-8")


def test_output_is_a_file(tmp_path: Path, sample: Path, iki: Iki) -> None:
    out = tmp_path / "hasil"
    out.write_text("in the way", encoding="utf-8")
    ran = iki("review", sample, "--out", out)
    assert ran.code == USAGE
    told(ran, "hasil")
    assert out.read_text(encoding="utf-8") == "in the way"


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a place where nobody can write, such as Linux's /proc")
@pytest.mark.parametrize("arguments", [("review", "--out", "/proc/hasil"), ("convert", "--out", "/proc/sk.json")], ids=["folder", "file"])
def test_unwritable_output(arguments: tuple[str, ...], sample: Path, iki: Iki) -> None:
    ran = iki(arguments[0], sample, *arguments[1:])
    assert ran.code == USAGE
    told(ran, "/proc/")


@pytest.mark.skipif(os.name == "nt", reason="needs named pipes")
def test_what_is_no_file_is_written_to_and_stays(sample: Path, tmp_path: Path, iki: Iki) -> None:
    """A device such as /dev/null must not become a file, nor a link the file that it leads to."""
    pipe, link, real = tmp_path / "pipa", tmp_path / "tautan.json", tmp_path / "sk.json"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert iki("convert", "--schema", "--out", pipe).code == 0
    assert os.read(reader, 1) == b"{"
    os.close(reader)
    assert pipe.is_fifo()
    real.touch()
    link.symlink_to(real)
    assert iki("convert", sample, "--out", link).code == 0
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"{")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full, such as Linux's /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [("validate",), ("--help",), *(pytest.param(a, marks=pytest.mark.slow) for a in [("convert",), ("--version",), ("query", "--list")])],
    ids=" ".join,
)
def test_full_disk_behind_standard_output(arguments: tuple[str, ...], sample: Path) -> None:
    paths = [str(sample)] if arguments in (("convert",), ("validate",)) else []
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "iki_graph.cli", *arguments, *paths]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == USAGE
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert line.startswith("iki: ")
    assert "disk penuh" in line


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("form", ["SELECT (COUNT(*) AS ?n)", pytest.param("CONSTRUCT { ?a iki:x ?c }", marks=pytest.mark.slow)])
def test_interrupt_of_a_long_query(form: str, tmp_path: Path, sample: Path) -> None:
    """A real SIGINT to a real process, in the middle of native code that would run for hours."""
    query = tmp_path / "q.rq"
    unlike = "FILTER(STRLEN(STR(?x)) + STRLEN(STR(?y)) + STRLEN(STR(?z)) < 0)"
    query.write_text(f"{form} WHERE {{ ?a ?p ?x . ?b ?q ?y . ?c ?r ?z {unlike} }}", encoding="utf-8")
    program = (
        "import iki_graph.cli.query as q\nrun = q.run\n"
        "def told(*given):\n print('running', flush=True)\n return run(*given)\n"
        "q.run = told\nfrom iki_graph.cli import main; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, "query", str(query), str(sample)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"running\n"
    time.sleep(0.3)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == INTERRUPTED, err.decode()
    assert err == b"iki: dihentikan sebelum selesai.\n"


def test_interrupt_while_a_command_is_loaded(sample: Path, iki: Iki, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("iki_graph.cli.import_module", interrupted)
    assert iki("convert", sample) == (INTERRUPTED, "", "iki: dihentikan sebelum selesai.\n")


def test_names_too_long_for_an_ending_are_cut(tmp_path: Path, sample: Path, iki: Iki) -> None:
    """Each result has room for the longest ending; two that are cut to one are told apart."""
    long = "Keputusan Camat tentang Indikator “Kinerja” ".ljust(235, "é").encode()[:240].decode(errors="ignore")
    for name in (f"{long}a.txt", f"{long}b.txt"):
        (tmp_path / name).write_bytes(sample.read_bytes() + name[-5:].encode())
    out = tmp_path / "hasil"
    assert iki("review", tmp_path, "--out", out).code == 0
    names = sorted(path.name for path in out.glob("*.html") if path.name != "index.html")
    assert len(names) == 2 and all(name.startswith(long[:80]) for name in names)
    assert iki("convert", tmp_path, "--out", tmp_path / "rekaman").code == 0
    assert len([*(tmp_path / "rekaman").iterdir()]) == 2
    assert iki("correct", tmp_path / f"{long}a.txt", "--write", tmp_path / "lembar.csv").code == 0
    rows = list(csv.DictReader(StringIO((tmp_path / "lembar.csv").read_text(encoding="utf-8-sig"))))
    with (tmp_path / "lembar.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerow(rows[0] | {"putusan": "tolak"})
    assert iki("correct", tmp_path / f"{long}a.txt", "--read", tmp_path / "lembar.csv").code == 0
    assert "1 putusan" in iki("correct", tmp_path / f"{long}a.txt").out
    assert "0 putusan" in iki("correct", tmp_path / f"{long}b.txt").out


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names of any bytes")
def test_damaged_names_and_links_are_told(tmp_path: Path, sample: Path, iki: Iki) -> None:
    """Names as archives of other systems leave them, and links that lead nowhere, round, or to another folder."""
    source, out = tmp_path / "sk", tmp_path / "hasil"
    source.mkdir()
    shutil.copy(sample, source / "sk.txt")
    (source / "putus.pdf").symlink_to(source / "tidak-ada.pdf")
    (source / "cincin.pdf").symlink_to("cincin.pdf")
    (source / "tahun-lalu").symlink_to(tmp_path)
    for name in (b"keputusan-\xe9.txt", b"foto-\xff.zip"):
        Path(os.fsdecode(bytes(source) + b"/" + name)).write_bytes(sample.read_bytes())
    why = f"{source}/keputusan-?.txt: nama berkas memuat huruf yang rusak; ganti nama berkasnya."
    ran = iki("review", source, "--out", out)
    assert (ran.code, ran.err) == (UNREADABLE, f"iki: {why}\n")
    rows = (out / "manifest.csv").read_text(encoding="utf-8").splitlines()
    link = "bukan dokumen,tautan putus atau bukan berkas biasa"
    told_of = {
        "sk.txt": "selesai,",
        "keputusan-?.txt": "gagal,nama berkas memuat huruf yang rusak",
        "foto-?.zip": "bukan dokumen,arsip .zip; ekstrak dahulu",
        "putus.pdf": link,
        "cincin.pdf": link,
        "tahun-lalu": "bukan dokumen,tautan ke folder lain; sebutkan foldernya sendiri",
    }
    assert len(rows) == 1 + len(told_of)
    assert all(any(row.startswith(f"{source}/{name},{why}") for row in rows) for name, why in told_of.items()), rows
    for command in ("convert", "correct"):
        ran = iki(command, Path(os.fsdecode(bytes(source) + b"/keputusan-\xe9.txt")))
        assert ran.code == UNREADABLE and told(ran, why)


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's capabilities, without which root may not read all files either")
def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, root: Path) -> None:
    """One that lists nothing, and one that lists its files and lets nobody at them."""
    source, out = tmp_path / "sk", tmp_path / "hasil"
    for name in ("terbuka", "terkunci", "tertutup"):
        (source / name).mkdir(parents=True)
        shutil.copy(root / "tests" / "samples" / "kecamatan-patebon.txt", source / name / "sk.txt")
    locked = [source / "terkunci", source / "tertutup"]
    program = (
        "import ctypes, os, sys\nlibc = ctypes.CDLL(None)\n"
        "for capability in (1, 2): libc.prctl(24, capability, 0, 0, 0)\n"  # PR_CAPBSET_DROP: DAC_OVERRIDE, DAC_READ_SEARCH
        "os.execv(sys.executable, [sys.executable, '-m', 'iki_graph.cli', *sys.argv[1:]])"
    )
    try:
        for folder, mode in zip(locked, (0o000, 0o444), strict=True):
            folder.chmod(mode)
        command = [sys.executable, "-c", program, "review", str(source), "--out", str(out)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    finally:
        for folder in locked:
            folder.chmod(0o700)
    why = "folder tidak dapat dibuka (tidak ada izin); periksa izin bacanya."
    assert (done.returncode, done.stderr) == (UNREADABLE, "".join(f"iki: {folder}: {why}\n" for folder in locked))
    rows = (out / "manifest.csv").read_text(encoding="utf-8").splitlines()
    assert {f"{folder},gagal,{why},," for folder in locked} <= {*rows}
    assert (out / "sk.html").is_file()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_interrupt_leaves_only_whole_files(tmp_path: Path, root: Path) -> None:
    """A real SIGINT to a real process, in the middle of many decrees."""
    source = tmp_path / "sumber"
    source.mkdir()
    text = (root / "tests" / "samples" / "kecamatan-patebon.txt").read_text(encoding="utf-8")
    for number in range(60):
        (source / f"sk-{number:02}.txt").write_text(f"{text}\n{number}\n", encoding="utf-8")
    out = tmp_path / "hasil"
    command = [sys.executable, "-c", "from iki_graph.cli import main; main()", "review", str(source), "--out", str(out)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A suite that runs in the background hands down "ignore SIGINT", which no user's shell does.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while not list(out.glob("*.html")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED, err.decode()
    assert err == b"iki: dihentikan sebelum selesai; yang sudah selesai tersimpan, dan perintah yang sama melanjutkannya.\n"
    pages = list(out.glob("*.html"))
    assert 0 < len(pages) < 60
    for page in pages:
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
        # The report is written last: where it is, everything else on that decree is.
        for suffix in (".json", ".trig", ".temuan.json", ".temuan.csv", ".keselarasan.json"):
            assert page.with_suffix(suffix).stat().st_size
    assert [path.name for path in out.iterdir() if path.name.endswith(".tmp")] == []
