"""Old formats (.doc, .xls, .rtf, .odt): converted by LibreOffice where it is installed, then read as Word or Excel files. So are workbooks of ours
that a person saved as .ods or .xls."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from iki_graph.errors import InputError
from iki_graph.reading import docx, xlsx
from iki_graph.reading.document import Document
from iki_graph.reading.kinds import kind_of
from iki_graph.reading.package import Package

SECONDS = 120
"""After which a conversion is given up."""

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    "/usr/lib/libreoffice/program/soffice",
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD, _WORKBOOK, _BOOK = (name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "Book\0"))
_SETTING = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
)
"""No macros, and nothing that a document links to is fetched."""


def read_cfb(data: bytes, path: Path) -> Document:
    """An old Word or Excel file, or a new one that is locked by a password. Raises InputError for the latter and for other files."""
    if _ENCRYPTED in data:
        raise InputError(f"{path}: berkas terkunci kata sandi; simpan ulang tanpa kata sandi.")
    if _WORD in data:
        return _converted(data, path, "doc", "Word lama (.doc)")
    if _WORKBOOK in data or _BOOK in data:
        return _converted(data, path, "xls", "Excel lama (.xls)")
    raise InputError(f"{path}: bukan dokumen Word atau Excel; simpan ulang sebagai .docx atau .xlsx.")


def read_rtf(data: bytes, path: Path) -> Document:
    """An RTF file. Raises InputError if it cannot be converted."""
    return _converted(data, path, "rtf", "RTF")


def read_odt(data: bytes, path: Path) -> Document:
    """An OpenDocument text. Raises InputError if it is locked or cannot be converted."""
    unlocked(data, path)
    return _converted(data, path, "odt", "OpenDocument (.odt)")


def as_xlsx(data: bytes, path: Path) -> bytes:
    """A workbook that a person saved in a format of LibreOffice or of old Excel (.ods, .xls), as .xlsx; any other file as it is.

    Raises InputError if it is locked or cannot be converted.
    """
    kind = kind_of(data)
    if kind == "ods":
        unlocked(data, path)
        return _by_office(data, path, "ods", "OpenDocument (.ods)", "xlsx")
    old = kind == "cfb" and _ENCRYPTED not in data and (_WORKBOOK in data or _BOOK in data)
    return _by_office(data, path, "xls", "Excel lama (.xls)", "xlsx") if old else data


def unlocked(data: bytes, path: Path) -> Package:
    """An OpenDocument package. Raises InputError if it is locked or damaged."""
    package = Package(data, path)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise InputError(f"{path}: berkas terkunci kata sandi; simpan ulang tanpa kata sandi.")
    package.xml("content.xml")
    return package


def program() -> str | None:
    """Where LibreOffice is; None if it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def _converted(data: bytes, path: Path, suffix: str, name: str) -> Document:
    target, read = ("xlsx", xlsx.read) if suffix == "xls" else ("docx", docx.read)
    document = read(_by_office(data, path, suffix, name, target), path)
    media = {"doc": "application/msword", "xls": "application/vnd.ms-excel", "rtf": "application/rtf"}
    return replace(document, sha256=sha256(data).hexdigest(), media=media.get(suffix, "application/vnd.oasis.opendocument.text"))


@lru_cache(maxsize=1)  # a filled-in sheet is read for several things
def _by_office(data: bytes, path: Path, suffix: str, name: str, target: str) -> bytes:
    """A file in the format `target`, by LibreOffice. Raises InputError where that is not installed or fails."""
    office = program()
    if office is None:
        raise InputError(
            f"{path}: berkas {name} hanya dapat dibaca bila LibreOffice terpasang; pasang, atau simpan ulang sebagai .{target}."
        )
    with tempfile.TemporaryDirectory(prefix="iki-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"berkas.{suffix}"
        source.write_bytes(data)
        _profile(Path(folder) / "profil")
        command = [
            office,
            f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            target,
        ]
        if not _run([*command, "--outdir", folder, str(source)]) or not source.with_suffix(f".{target}").is_file():
            raise InputError(f"{path}: berkas {name} tidak dapat diubah oleh LibreOffice; simpan ulang sebagai .{target}.")
        return source.with_suffix(f".{target}").read_bytes()


def _profile(folder: Path) -> None:
    (folder / "user").mkdir(parents=True)
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (folder / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str]) -> bool:
    """Whether a program ended well in time; it and its children are ended otherwise, and where the user interrupts."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return process.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
