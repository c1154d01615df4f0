"""How a citation should read: complete by the registry, as UU 12/2011 Lampiran II 39-49 asks. Only what is checked there is added."""

from dataclasses import dataclass
from datetime import date

from iki_graph import legal
from iki_graph.graph.reference import citation_form
from iki_graph.record import Sitasi
from iki_graph.reference.keys import squash
from iki_graph.reference.regulations import Gazette, Regulation, by_key

_GAZETTES = {"LN": "Lembaran Negara", "BN": "Berita Negara"}


@dataclass(frozen=True)
class Saran:
    """A proposed citation, why it differs, and whether all of it is checked in the registry."""

    teks: str
    alasan: tuple[str, ...]
    pasti: bool


def proposed(sitasi: Sitasi, on: date | None, region_code: str | None) -> Saran | None:
    """The citation of the regulation that is meant, or of what replaced it by that day; None where the registry does not hold it."""
    guess = legal.meant(sitasi, region_code)
    key = guess.key if guess else legal.resolve(sitasi.jenis, sitasi.nomor, sitasi.tahun, region_code)
    regulation = by_key(key) if key else None
    if regulation is None:
        return None
    reasons, sure = [], guess is None or guess.sure
    same = guess is None
    if guess:
        reasons.append("nomor atau tahun disesuaikan dengan judul peraturan")
    if on and legal.in_force(regulation.key, on) is False and regulation.repealed_by and (newer := by_key(regulation.repealed_by)):
        reasons.append(f"{citation_form(regulation)} telah dicabut dengan {citation_form(newer)}")
        sure = sure and regulation.checked("repealed_by", "repealed_since")
        regulation, same = newer, False
    elif sitasi.tentang and not legal.compare_registered(regulation, sitasi.tentang).same:
        reasons.append("judul ditulis menurut daftar peraturan")
    sure = sure and regulation.checked("tentang")
    text = f"{citation_form(regulation)} tentang {regulation.tentang}"
    if gazette := _gazette(regulation, sitasi if same else Sitasi(teks="")):
        text += f" ({gazette})"
        if same and squash(gazette) not in squash(sitasi.teks):
            reasons.append("lembaran ditulis menurut daftar peraturan")
    if on and (newest := legal.missing_amendment(regulation.key, (), on)) and (amendment := by_key(newest.key)):
        many = "beberapa kali diubah, terakhir" if sum(_known(k, on) for k in regulation.amended_by) > 1 else "diubah"
        text += f" sebagaimana telah {many} dengan {citation_form(amendment)}"
        sure = sure and newest.sure
        if same and squash(citation_form(amendment)) not in squash(sitasi.teks):
            reasons.append("perubahan terakhir pada tanggal penetapan ditambahkan")
    end = sitasi.teks.rstrip()[-1:]
    return Saran(text + (end if end in ";." else ""), tuple(reasons), sure)


def _gazette(regulation: Regulation, sitasi: Sitasi) -> str:
    """The gazettes of a regulation: those that are checked, else those that the decree itself names."""
    found = []
    if regulation.ln and regulation.checked("ln"):
        found.append(_spelt(regulation.ln))
    elif sitasi.ln and sitasi.ln.jenis == "LN" and sitasi.ln.tahun and sitasi.ln.nomor:
        found.append(_spelt(Gazette("LN", sitasi.ln.tahun, sitasi.ln.nomor)))
    if number := regulation.tln if regulation.checked("tln") and regulation.tln else sitasi.tln:
        found.append(f"Tambahan Lembaran Negara Republik Indonesia Nomor {number}")
    if regulation.bn and regulation.checked("bn"):
        found.append(_spelt(regulation.bn))
    elif sitasi.ln and sitasi.ln.jenis == "BN" and sitasi.ln.tahun and sitasi.ln.nomor:
        found.append(_spelt(Gazette("BN", sitasi.ln.tahun, sitasi.ln.nomor)))
    return ", ".join(found)


def _spelt(gazette: Gazette) -> str:
    return f"{_GAZETTES[gazette.jenis]} Republik Indonesia Tahun {gazette.tahun} Nomor {gazette.nomor}"


def _known(key: str, on: date) -> bool:
    """Whether an amendment had come by that day, as far as the registry knows."""
    amendment = by_key(key)
    return amendment is not None and (amendment.in_force_since <= on if amendment.in_force_since else amendment.tahun < on.year)
