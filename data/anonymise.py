"""Give the people in decree texts invented names and NIP, and the files speaking names.

    python data/anonymise.py FOLDER OUT

Every `*.txt` in FOLDER is written to OUT as `{kabupaten}-{office}-{year}.txt`; every `*.json` with a key `berkas` (a record of one of the
texts) is written with the same people renamed and `berkas` naming the new file. Office, places and all other text stay as they are, line
by line.

People are found by how decrees print them: after `NAMA :`, in a column headed NAMA, above rank and NIP, below the office in a signature
block. A person has one invented name throughout, in the letter case of each place, with titles as they were; other spellings stay other
spellings. An NIP keeps its printed form (blanks, letters for digits, missing digits) and its faults; where two prints of one NIP differ,
the invented ones differ in the same positions.

Names depend on nothing in the names they replace but the number of words and whether they look like a woman's. An invented NIP keeps the
sex, and its years stay near (birth up to 8 later, start up to 6 earlier), so that ages remain plausible. Same folder, same output.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import Any

from invented_nip import PRINTED, invent_nips, printed_digits, reprint


def words(text: str) -> list[str]:
    """The words of a list written as text."""
    return text.split()


MALE = words(
    """Bagaskara Danang Wisnu Teguh Rangga Bayu Galih Hendro Krisna Prayoga Satrio Yudha Bondan Cahyo Dimas Fajar Gilang Irawan Jatmiko
    Lukito Panji Raditya Sigit Tirta Wiratama"""
)
MALE_SECOND = words(
    """Prasetya Wijanarko Nugraha Mahendra Kurniawan Hartono Purnomo Wicaksono Pamungkas Sasongko Adinata Baskoro Darmawan Firmansyah Gunadi
    Hidayat Laksono Margono Pranoto Susanto Suryadi Triatmojo Widodo Yulihardi Saputra Rahardjo Ismanto Kusnadi"""
)
FEMALE = words("Dewi Ratna Wulan Intan Laras Mega Anggun Citra Endah Farida Kartika Maya Nanda Putri Retno Sekar Tari Vina")
FEMALE_SECOND = words(
    """Sulistyowati Rahmawati Kusumawati Setyaningsih Handayani Widyawati Puspitawati Wahyuningsih Ekawati Hidayati Purwaningsih"""
)

_WOMAN = re.compile(r"(?:wati|ningsih|yanti|yani|yati|sari|iyah)$|^(?:siti|sri|dewi|nyi|ni|hj)$", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:(?:drs|dra|dr|ir|h|hj|kh|r|rr|prof|moh|moch|muh|much|mohammad|mohamad|muhammad|muhamad|m)\b\.?\s*)+", re.IGNORECASE
)
_DEGREE = r"(?:S\.?(?:E|H|T|IP|Sos|STP|Pd|Kom|AP|Ag|KM|I\.?Kom)|M\.?(?:Si|M|H|AP|Pd|Kom)|A\.?(?:Md|P))"
_SUFFIX = re.compile(rf"\s*,.*$|(?:\s+{_DEGREE}\b\.?)+\s*$")
_MARKUP = re.compile(r"^[\s*_#>(\[]+|[\s*_)\]]+$")

_NAME_LABEL = re.compile(
    r"^[\s*_-]*(?:\(?\d{1,2}[.)]|[a-z][.)])?\s*\**\s*nama(?:\s+(?:lengkap|pejabat|pegawai))?\s*\**\s*[:=]\s*(.*)$", re.IGNORECASE
)
_NAME_COLUMN = re.compile(r"nama(?:\s+(?:lengkap|pejabat|pegawai|asn|pns))?(?:\s*/\s*nip)?", re.IGNORECASE)
_NIP_LABEL = re.compile(r"\bN\s?I\s?P\b\.?\s*[:.]?", re.IGNORECASE)
_RANK = re.compile(r"\b(?:pembina|penata|pengatur|juru)\b|\bpangkat\b|\bgol(?:ongan)?\b|^\W*I[IV]*\s*/\s*[a-e]\W*$", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:a\.?\s?n\.?|plt\.?|plh\.?|pj\.?|u\.?b\.?)?\s*(?:camat|lurah|kepala|sekretaris|bupati|wali\s?kota|gubernur|inspektur"
    r"|direktur|ketua)\b[^:;\d]{0,90}$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:di|pada)\s*tanggal\b|\b(?:ditetapkan|disahkan|dikeluarkan)\b"
    r"|\b(?:jan|[fp]eb|mar|apr|mei|jun|jul|agu|sep|okt|no[pv]|des)[a-z]*\s+\d{4}\s*$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    words(
        """lampiran tembusan daftar isi kata pengantar bab pendahuluan penutup tentang keputusan surat peraturan indikator kinerja
        kabupaten kota kecamatan kelurahan desa kantor dinas badan pemerintah provinsi menimbang mengingat memutuskan
        menetapkan visi misi tujuan sasaran tugas pokok fungsi jabatan instansi nomor ttd mengetahui salinan sesuai tabel
        gambar organisasi unit kerja seksi bagian sub camat lurah kepala sekretaris bupati walikota gubernur pangkat golongan
        nip dan di pada dengan untuk yang"""
    )
)
_ADDRESS = r"(?:Bapak|Ibu|Pak|Bu|Sdri?\.?|Saudara|Saudari)\s+(?:Hj?\.\s*)?"


# ---------------------------------------------------------------- who


def core(printed: str) -> str:
    """The name itself, without markup, titles and degrees: `1. **Drs. X Y, SE., M.Si**` -> `X Y`."""
    name = _SUFFIX.sub("", _MARKUP.sub("", _MARKUP.sub("", printed)))
    return re.sub(r"\s+", " ", _PREFIX.sub("", name)).strip(" .")


def is_name(printed: str) -> bool:
    """Whether a text alone on its line or after a label can be the name of a person."""
    name = core(printed)
    words = re.findall(r"[^\W\d_]+", name)
    plain = re.fullmatch(r"[^\W\d_][^\W\d_.'’` -]*(?:[.'’` -]+[^\W\d_]+)*\.?", name)
    return bool(plain) and 1 <= len(words) <= 6 and len(name) > 2 and all(w[0].isupper() and w.casefold() not in _NO_NAME for w in words)


def people(text: str) -> list[str]:
    """Names of the people whom a decree names as holders or signers, without titles, in order of appearance, each once."""
    lines = text.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    found: dict[str, str] = {}
    for printed in (*_labelled(lines, filled), *_in_columns(lines), *_above_nip(lines, filled), *_below_office(lines, filled)):
        if is_name(printed):
            found.setdefault(core(printed).casefold(), core(printed))
    return sorted(found.values(), key=lambda n: text.casefold().find(n.casefold()))


def _labelled(lines: list[str], filled: list[int]) -> Iterator[str]:
    """`NAMA : X`, the name on the line or on the next."""
    for at, i in enumerate(filled):
        match = _NAME_LABEL.match(lines[i])
        if match:
            value = re.split(r"\t|\s/\s", match[1])[0]
            yield value if value.strip(" *") or at + 1 == len(filled) else lines[filled[at + 1]]


def _in_columns(lines: list[str]) -> Iterator[str]:
    """Cells below a heading NAMA, as long as the rows have that column."""
    column = None
    for line in lines:
        cells = [c.strip(" *") for c in re.split(r"\t|\|", line)]
        heads = [i for i, c in enumerate(cells) if _NAME_COLUMN.fullmatch(c)]
        if heads and len(cells) > 1:
            column = heads[0]
        elif column is not None and len(cells) > column and len(cells) > 1:
            yield _NIP_LABEL.split(re.split(r"<br>|\s/\s|\s{3,}|\d{8}", cells[column])[0])[0]
        elif line.strip():
            column = None


def _above_nip(lines: list[str], filled: list[int]) -> Iterator[str]:
    """The name before an NIP: on its line, or above it with only the rank between."""
    for at, i in enumerate(filled):
        if not _NIP_LABEL.search(lines[i]) or not re.search(r"\d{4}", lines[i]):
            continue
        before = _NIP_LABEL.split(lines[i])[0]
        if before.strip(" *-(\t"):
            yield before
            continue
        for j in reversed(filled[max(0, at - 3) : at]):
            if _RANK.search(lines[j]):
                continue
            yield lines[j].rpartition(":")[2]
            break


def _below_office(lines: list[str], filled: list[int]) -> Iterator[str]:
    """The name under the office in a signature block, which begins with place and date; it may lack rank and NIP."""
    for at, i in enumerate(filled):
        if not _OFFICE.match(_MARKUP.sub("", lines[i])) or not any(_DATED.search(lines[j]) for j in filled[max(0, at - 4) : at]):
            continue
        for j in filled[at + 1 : at + 4]:
            line = lines[j]
            if is_name(line) and not _RANK.search(line):
                yield line
                break
            if not (_OFFICE.match(line.strip()) or re.match(r"\W*(?:ttd|kabupaten|kecamatan|kota)\b", line.strip(), re.IGNORECASE)):
                break


# ---------------------------------------------------------------- names


def invent_name(name: str, woman: bool, rng: Random, taken: set[str]) -> str:
    """A name of as many words that holds no word of `taken`; initials stay initials. The words used are added to `taken`."""
    firsts, seconds = (FEMALE, FEMALE_SECOND) if woman else (MALE, MALE_SECOND)
    words = name.split()
    made: list[str] = []
    for i, word in enumerate(words):
        pool = firsts if i == 0 and len(words) > 1 else seconds if i == len(words) - 1 else firsts + seconds
        free = [w for w in pool if w.casefold() not in taken] or [
            w + s for w in pool for s in ("o", "i", "anto") if (w + s).casefold() not in taken
        ]
        choice = rng.choice(free)
        if len(word.strip(".")) == 1:
            made.append(choice[0] + word[1:])
        else:
            taken.add(choice.casefold())
            made.append(choice)
    return " ".join(made)


def in_case_of(word: str, sample: str) -> str:
    """A word in the letter case of another."""
    if sample.isupper():
        return word.upper()
    return word.lower() if sample.islower() else word


def bend(invented: str, name: str, variant: str) -> str:
    """The invented name, misspelt where and how `variant` misspells `name`: a letter more, less or other, a blank more or less."""
    out = list(invented)
    for kind, i1, i2, j1, j2 in reversed(SequenceMatcher(None, name.casefold(), variant.casefold(), autojunk=False).get_opcodes()):
        at = min(round(i1 * len(invented) / max(len(name), 1)), len(out) - 1)
        if kind == "insert":
            out[at:at] = [" " if c == " " else out[at] for c in variant[j1:j2]]
        elif kind == "delete":
            blanks = [k for k, c in enumerate(out) if c == " "]
            at = min(blanks, key=lambda k: abs(k - at)) if blanks and name[i1:i2] == " " else at
            del out[at : at + i2 - i1]
        elif kind == "replace":
            out[at : at + i2 - i1] = ["e" if out[min(at + k, len(out) - 1)] in "aiou" else "a" for k in range(j2 - j1)]
    words, wanted = "".join(out).split(), [len(w) for w in variant.split()]
    if len(words) != len(wanted):  # blanks moved in a way that the invented name cannot follow: cut it where the variant is cut
        letters, total = "".join(words), sum(wanted)
        ends = [round(sum(wanted[: k + 1]) * len(letters) / total) for k in range(len(wanted))]
        words = [letters[a:b] for a, b in zip([0, *ends], ends, strict=False)]
    return " ".join(words)


def spellings(text: str, name: str) -> list[str]:
    """Other spellings of a name in the text: as many words give or take one, nearly the same letters, written as a name."""
    if len(name) < 6:
        return []
    words = list(re.finditer(r"[^\W\d_]+", text))
    count, found = len(name.split()), {}
    for i, first in enumerate(words):
        if not first.group()[0].isupper() or first.group()[0].casefold() != name[0].casefold():
            continue
        for size in {max(1, count - 1), count, count + 1}:
            part = text[first.start() : words[min(i + size, len(words)) - 1].end()]
            flat = re.sub(r"[ .]+", " ", part)
            if "\n" in part or "\t" in part:
                continue
            if abs(len(flat) - len(name)) > 2 or flat.casefold() == name.casefold() or not all(w[0].isupper() for w in flat.split()):
                continue
            if SequenceMatcher(None, name.casefold(), flat.casefold(), autojunk=False).ratio() >= 0.88:
                found[part] = None
    return list(found)


# ---------------------------------------------------------------- the whole


@dataclass(frozen=True)
class Mapping:
    """Who becomes whom: (pattern, the name as spelt, the invented one) for names, digits by printed digits for NIP."""

    names: tuple[tuple[re.Pattern[str], str], ...]
    addressed: tuple[tuple[re.Pattern[str], str], ...]
    nips: dict[str, str]

    def apply(self, text: str) -> str:
        """The text with the people renamed."""
        for pattern, invented in self.names:
            text = pattern.sub(lambda m, new=invented: _spread(new, m.group()), text)  # type: ignore[misc]
        for pattern, invented in self.addressed:
            text = pattern.sub(lambda m, new=invented: m[1] + in_case_of(new, m[2]), text)  # type: ignore[misc]
        return PRINTED.sub(self._nip, text)

    def _nip(self, match: re.Match[str]) -> str:
        printed, digits = match["said"] or match["bare"], self.nips.get(printed_digits(match))
        return (match["label"] or "") + (reprint(printed, digits) if digits else printed)


def _spread(invented: str, printed: str) -> str:
    """The invented name with the blanks and the letter case of the printed one."""
    gaps = re.findall(r"\s+", printed)
    words = [in_case_of(w, s) for w, s in zip(invented.split(), printed.split(), strict=True)]
    return "".join(w + g for w, g in zip(words, [*gaps, ""], strict=True))


def mapping(text: str, seed: str, taken: set[str]) -> Mapping:
    """Invented names and NIP for the people of a text. `taken` holds the words that no invented name may use, and grows by those used."""
    nips = invent_nips([printed_digits(m) for m in PRINTED.finditer(text)], Random(f"{seed} nip"))
    names: list[tuple[str, str]] = []
    for n, name in enumerate(people(text)):
        known = next(((old, new) for old, new in names if SequenceMatcher(None, old.casefold(), name.casefold()).ratio() >= 0.88), None)
        woman = any(_WOMAN.search(w) for w in name.split()) or _sex(text, name) == "2"
        new = bend(known[1], known[0], name) if known else invent_name(name, woman, Random(f"{seed} {n}"), taken)
        names.append((name, new))
    spelt = {**dict(names), **{v: bend(new, old, v) for old, new in names for v in spellings(text, old) if v not in dict(names)}}
    ordered = sorted(spelt.items(), key=lambda pair: -len(pair[0]))
    words = {w: n for old, new in names for w, n in zip(old.split(), new.split(), strict=False) if len(w) > 2}
    return Mapping(
        tuple((_pattern(old), new) for old, new in ordered),
        tuple((re.compile(rf"({_ADDRESS})({re.escape(w)})\b", re.IGNORECASE), n) for w, n in words.items()),
        nips,
    )


def _pattern(name: str) -> re.Pattern[str]:
    """The name as a whole, over any blanks. In any case if it has several words; a single word only as a name is written."""
    body = r"\s+".join(re.escape(w) for w in name.split())
    if " " in name:
        return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{body}|{body.upper()}|{re.escape(name.capitalize())})(?!\w)")


def _sex(text: str, name: str) -> str | None:
    """The digit for sex of the first NIP soon after a name."""
    at = text.find(name)
    match = PRINTED.search(text, at, at + len(name) + 120) if at >= 0 else None
    digits = printed_digits(match) if match else ""
    return digits[14] if len(digits) == 18 else None


def speaking_name(text: str) -> str:
    """`{kabupaten}-{office}-{year}` from the head of a decree; `tanpa-nama-kecamatan` where no office has a name."""
    head = re.search(r"PEMERINTAH\s+(?:KABUPATEN|KOTA)\s+([A-Z ]+)", text) or re.search(r"(?:KABUPATEN|KOTA)\s+([A-Z][A-Z ]+)", text)
    office = re.search(r"\b((?:KECAMATAN|KELURAHAN|DINAS|BADAN|INSPEKTORAT)\s+[A-Z]+)\b", text)
    year = re.search(r"(?i)^\W*nomor\s*:.*?/\s*(20\d\d)\b", text, re.MULTILINE) or re.search(r"(?i)\btahun\s+(20\d\d)\b", text)
    if not head or not office:
        kind = re.search(r"(?i)\b(kecamatan|kelurahan|dinas|badan|inspektorat)\b", text)
        return f"tanpa-nama-{kind[1].lower()}" if kind else "tanpa-nama"
    parts = (head[1], office[1], year[1] if year else "")
    return "-".join(re.sub(r"\s+", "-", p.strip().lower()) for p in parts if p)


def renamed(value: Any, people_of: Mapping) -> Any:
    """A JSON value with the people in all its strings renamed."""
    if isinstance(value, dict):
        return {k: renamed(v, people_of) for k, v in value.items()}
    if isinstance(value, list):
        return [renamed(v, people_of) for v in value]
    return people_of.apply(value) if isinstance(value, str) else value


def main(argv: list[str]) -> int:
    """Write the renamed texts and records; 2 if called wrongly."""
    if len(argv) != 2 or not Path(argv[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = Path(argv[0]), Path(argv[1])
    out.mkdir(parents=True, exist_ok=True)
    texts = {p.name: p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt"))}
    taken = {w.casefold() for text in texts.values() for w in re.findall(r"[^\W\d_]+", text)}
    done: dict[str, tuple[str, Mapping]] = {}
    stems: Counter[str] = Counter()
    for name, text in texts.items():
        stem = speaking_name(text)
        stems[stem] += 1
        stem += f"-{stems[stem]}" if stems[stem] > 1 else ""
        done[name] = f"{stem}.txt", mapping(text, stem, taken)
        (out / f"{stem}.txt").write_bytes(done[name][1].apply(text).encode("utf-8"))
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(record, dict) and record.get("berkas") in done:
            new_name, people_of = done[record["berkas"]]
            made = {**renamed(record, people_of), "berkas": new_name}
            (out / path.name).write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
