"""Who reports to whom: what the duties say, and a first inference from the usual structure of an office.

Structure of a kecamatan: PP 18/2016 Ps 50, 91-92 (camat; sekretariat with subbagian; seksi); of other offices by analogy.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from iki_graph.parsing.value import Value
from iki_graph.reference.tables import listed, table

_WRITTEN = re.compile(
    r"(?:di\s?berikan|di\s?perintah(?:kan)?|di\s?tugaskan)\s+(?:oleh\s+)?(?!peraturan|pimpinan|atasan)(?P<who>[A-Z][^;,.]*?|kepala\s[^;,.]*?|camat|sekretaris[^;,.]*?)"
    r"(?=\s+(?:sesuai|baik|terkait|dalam|yang|untuk|di\s+bidang|kepada)\b|[;,.]|$)",
    re.IGNORECASE,
)
_ANSWERS_TO = re.compile(r"ber\s?tanggung\s?jawab\s+(?:langsung\s+)?kepada\s+(?P<who>[^;,.]+?)(?=\s+(?:melalui|dalam|sesuai|atas)\b|[;,.]|$)", re.IGNORECASE)
_ACTING = re.compile(r"^\W*(?:plt|plh|pj|pjs)\b\.?\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:kantor\s+)?(?:kecamatan|kabupaten|kota|dinas|badan)\b.*$", re.IGNORECASE)
_SHORT = (
    (r"\bka\.?\s?si(?:e)?\b\.?|\bkasi(?:e)?\b\.?", "kepala seksi"),
    (r"\bka\.?\s?sub\.?\s?b?ag(?:ian)?\b\.?|\bkasub+ag\b\.?", "kepala subbagian"),
    (r"\bsub\s?-?\s?bag(?:ian)?\b\.?|\bsubag\b\.?", "subbagian"),
    (r"\bka\.?\s?bid\b\.?|\bkabid\b\.?", "kepala bidang"),
    (r"\bsekcam\b|\bsekretaris\s+camat\b", "sekretaris kecamatan"),
    (r"\bsub\s+bidang\b", "subbidang"),
)
_STAFF_UNIT = re.compile(r"^\W*(?:staf|pelaksana|pengadministrasi|jfu)\b.*?\b(?P<unit>(?:subbagian|seksi|bidang|sekretariat)\b.*)$", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:seksi|subbagian)(?:\s+(?!dan\b|di\b|yang\b)[a-z]+){1,3}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    """dan yang pada untuk dengan dalam dari atau oleh sesuai tugas fungsi kepala kecamatan kabupaten jumlah persentase prosentase pelaksanaan melaksanakan
    kegiatan lain diberikan laporan dokumen penyusunan kinerja bidang camat sekretaris seksi subbagian rangka serta lainnya para agar dapat berjalan
    pimpinan kedinasan bahan penyiapan menyiapkan koordinasi meliputi pengumpulan""".split()
)


@dataclass(frozen=True)
class Post:
    """What is known of a position when its superior is sought."""

    nama: str
    duties: tuple[Value, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Superior:
    """`index` of the superior among the positions, or its name alone if it is none of them; `written`: whom the duties name."""

    index: int | None = None
    nama: str | None = None
    written: Value | None = None
    sure: float = 1.0
    doubt: str | None = None


def plain_name(nama: str) -> str:
    """A position's name in small letters, abbreviations written out, without Plt. and the office behind it."""
    text = _ACTING.sub("", nama.lower())
    for pattern, full in _SHORT:
        text = re.sub(pattern, full, text)
    return " ".join(text.replace(".", " ").replace(",", " ").split())


def kind_of(nama: str) -> str:
    """kepala (of the office), sekretaris, bidang, seksi, subbagian, lurah, or staf."""
    name = plain_name(nama)
    if re.match(r"camat\b|bupati|wali\s?kota|inspektur\b(?!\s+pembantu)|direktur\b|kepala\s+(?:dinas|badan|kantor|pelaksana|kecamatan|puskesmas|uptd?|upt|satuan|kelurahan)", name):
        return "kepala"
    for kind, pattern in (
        ("lurah", r"lurah\b"),
        ("sekretaris", r"sekretaris\b"),
        ("bidang", r"kepala\s+(?:bidang|bagian)|inspektur\s+pembantu|irban"),
        ("subbagian", r"kepala\s+(?:subbagian|subbidang)"),
        ("seksi", r"kepala\s+seksi"),
    ):
        if re.match(pattern, name):
            return kind
    return "staf"


def infer(posts: Sequence[Post], head: str | None) -> list[Superior]:
    """The superior of each position. `head`: the official who heads the office (from the signature), if not among the positions."""
    kinds = [kind_of(p.nama) for p in posts]
    if "kepala" not in kinds and "lurah" in kinds:
        kinds[kinds.index("lurah")] = "kepala"
    first = {k: next((i for i, x in enumerate(kinds) if x == k), None) for k in ("kepala", "sekretaris", "bidang")}
    spoken = [written(p) for p in posts]
    head_name = posts[first["kepala"]].nama if first["kepala"] is not None else head or _spoken_head(spoken, posts)

    def to_head(value: Value | None, doubt: str | None = None) -> Superior:
        return Superior(first["kepala"], head_name, value, 0.95 if doubt is None else 0.6, doubt if head_name else "atasan tidak dapat ditentukan dari naskah")

    def to(index: int, value: Value | None, sure: float = 0.95, doubt: str | None = None) -> Superior:
        return Superior(index, posts[index].nama, value, sure, doubt)

    result: list[Superior | None] = []
    for i, (post, kind) in enumerate(zip(posts, kinds, strict=True)):
        value = spoken[i]
        if kind == "kepala":
            result.append(Superior(None, None, value))
        elif kind in ("sekretaris", "bidang", "lurah"):
            result.append(to_head(value))
        elif kind == "subbagian" and first["sekretaris"] is not None:
            result.append(to(first["sekretaris"], value))
        elif kind == "seksi" and first["bidang"] is not None:
            before = [j for j in range(i) if kinds[j] == "bidang"]
            result.append(to(before[-1], value, 0.8) if before else to_head(value))
        elif kind in ("seksi", "subbagian"):
            result.append(to_head(value, None if kind == "seksi" else "tidak ada sekretaris; subbagian dianggap di bawah kepala instansi"))
        else:
            result.append(_by_words(post, value, posts, kinds, to, to_head))
    return _staff_by_subject(result, posts, kinds, spoken, to, to_head)


def written(post: Post) -> Value | None:
    """Whom the duties name as the one who gives further tasks or is answered to, verbatim."""
    for pattern in (_ANSWERS_TO, _WRITTEN):
        for value in reversed(post.duties):
            if match := pattern.search(value.text):
                return value.with_text(match.group("who").strip())
    return None


def _spoken_head(spoken: Sequence[Value | None], posts: Sequence[Post]) -> str | None:
    """The head of the office as the duties call him, where no signature and no position names him."""
    named = Counter(v.text for v, p in zip(spoken, posts, strict=True) if v is not None and kind_of(v.text) == "kepala" and kind_of(p.nama) != "staf")
    return named.most_common(1)[0][0] if named else None


def _by_words(post: Post, value: Value | None, posts: Sequence[Post], kinds: Sequence[str], to, to_head) -> Superior | None:  # type: ignore[no-untyped-def]
    """A staff member's superior if its own name or its duties name one; None if they do not."""
    unit = _STAFF_UNIT.match(plain_name(post.nama))
    if unit and (j := _official(unit.group("unit"), posts, kinds)) is not None:
        return to(j, value)
    named = {j for v in post.duties for m in _UNIT.finditer(plain_name(v.text)) if (j := _official(m.group(), posts, kinds)) is not None}
    if len(named) == 1:
        return to(named.pop(), value, 0.9)
    if value is None:
        return None
    j = _official(plain_name(value.text), posts, kinds)
    if j is not None and posts[j] is not post:
        return to(j, value)
    if kind_of(value.text) == "kepala":
        return to_head(value)
    return None


def _official(name: str, posts: Sequence[Post], kinds: Sequence[str]) -> int | None:
    """The head, secretary or head of a unit whose name shares its kind and most of its words with `name`."""
    wanted_kind = kind_of(name if name.startswith(("kepala", "sekretaris", "camat", "lurah")) else f"kepala {name}")
    wanted = _unit_words(name)
    best, best_score = None, 0.0
    for j, (post, kind) in enumerate(zip(posts, kinds, strict=True)):
        if kind == "staf" or kind != wanted_kind:
            continue
        own = _unit_words(plain_name(post.nama))
        score = 1.0 if kind in ("sekretaris", "kepala") else len(wanted & own) / max(1, min(len(wanted), len(own))) + len(wanted & own) / 100
        if score > best_score:
            best, best_score = j, score
    return best if best_score >= 0.5 else None


def _unit_words(name: str) -> set[str]:
    name = _PLACE.sub("", name)
    return {w for w in _WORD.findall(name) if w not in _COMMON and w not in ("umum", "tata") or w == "umum" and "kepegawaian" in name}


# --- staff whose superior nobody names ------------------------------------------------------------------------------


@cache
def _fields() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Fields of work: words of the unit's name, words of its subjects (data/acuan/bidang.csv)."""
    return tuple((frozenset(listed(r["unit"])), frozenset(listed(r["words"]))) for r in table("bidang.csv"))


def _staff_by_subject(result, posts, kinds, spoken, to, to_head):  # type: ignore[no-untyped-def]
    """Fill what is still open: the unit head whose subjects are nearest, staff being listed in the order of the units."""
    heads = [j for j, k in enumerate(kinds) if k in ("subbagian", "seksi", "bidang")]
    open_posts = [i for i, r in enumerate(result) if r is None]
    if not heads:
        for i in open_posts:
            result[i] = to_head(spoken[i], "atasan pelaksana tidak disebut; dianggap kepala instansi")
    if not heads or not open_posts:
        return result
    bags = [Counter(_content(p)) for p in posts]
    seen = Counter(w for bag in bags for w in bag)
    weight = {w: math.log((1 + len(posts)) / n) for w, n in seen.items()}

    def near(i: int, h: int) -> float:
        known = result[i]
        if known is not None:
            return 0.0 if known.index == heads[h] else -9.0
        return _nearness(bags[i], posts[i], bags[heads[h]], posts[heads[h]], weight)

    # Best path through the staff in their printed order: nearness of each, and a small bonus for the same or a later unit.
    staff = [i for i, k in enumerate(kinds) if k == "staf" and ((r := result[i]) is None or r.index in heads)]
    best: list[tuple[float, list[int]]] = [(near(staff[0], h), [h]) for h in range(len(heads))]
    for i in staff[1:]:
        best = [
            max(((score + near(i, h) + (0.12 if h == path[-1] else 0.06 if h > path[-1] else 0.0), [*path, h]) for score, path in best), key=lambda t: t[0])
            for h in range(len(heads))
        ]
    path = max(best, key=lambda t: t[0])[1]
    for i, h in zip(staff, path, strict=True):
        if result[i] is None:
            result[i] = to(heads[h], spoken[i], 0.6, "atasan disimpulkan dari bidang pekerjaan dan urutan jabatan")
    return result


def _content(post: Post) -> list[str]:
    text = " ".join([post.nama, post.nama, *(v.text for v in post.duties), *post.texts]).lower()
    return [w for w in _WORD.findall(text) if w not in _COMMON]


def _nearness(staff: Counter[str], post: Post, head: Counter[str], superior: Post, weight: dict[str, float]) -> float:
    """Likeness of two positions' words (weighted cosine), and of the staff's subjects to the field that the unit is named for."""
    shared = sum(min(math.sqrt(staff[w] * head[w]), 4) * weight[w] ** 2 for w in staff.keys() & head.keys())
    norm = math.sqrt(sum(n * weight[w] ** 2 for w, n in staff.items()) * sum(n * weight[w] ** 2 for w, n in head.items()))
    name = plain_name(superior.nama)
    unit = set(_WORD.findall(name)) - (set() if "subbagian" in name else {"umum"})
    total = sum(staff.values()) or 1
    own_field = max((sum(n for w, n in staff.items() if w in words) / total for units, words in _fields() if units & unit), default=0.0)
    name_words = set(_WORD.findall(plain_name(post.nama)))
    named = max((len(name_words & words) for units, words in _fields() if units & unit), default=0)
    return (shared / norm if norm else 0.0) + 1.2 * own_field + 0.25 * min(named, 2)
