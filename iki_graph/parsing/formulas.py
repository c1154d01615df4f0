"""Formulas: dashed fractions written out, and a formula taken apart into pembilang, penyebut, pengali and kind."""

import re

_TIMES = r"(?:[x×X*✕]|dikalikan|dikali|kali)"
_PERCENT = rf"{_TIMES}\s*(?P<factor>\(?\s*100(?:[.,]0+)?\s*(?:%|persen|‰)?\s*\)?|1\.?000)"
_DASHES = re.compile(rf"\s*[-–—_─]{{3,}}(?:\s+[-–—_─]+(?=\s|[x×X*]))*\s*(?:{_PERCENT})?\s*", re.IGNORECASE)
_FACTOR_END = re.compile(rf"(?:[\s,]+(?:kemudian|lalu|selanjutnya|hasilnya|dan))*\s*{_PERCENT}\s*\.?$", re.IGNORECASE)
_OPERATOR = re.compile(r"\s[x×/+–-]\s|[+×]")
_DIVIDED = re.compile(r"\s+(?:di\s?bagi(?:\s+dengan)?|berbanding|dibanding(?:kan)?(?:\s+dengan)?)\s+", re.IGNORECASE)
_BETWEEN_MEASURES = re.compile(
    r"\s*[/÷]\s*(?=(?:jumlah|total|seluruh|banyaknya|target|luas|panjang|volume|nilai)\b)|\s+[:÷]\s+", re.IGNORECASE
)
_COMPARED = re.compile(r"^perbandingan\s+(?:antara\s+)?(?P<top>.+?)\s+(?:dengan|terhadap)\s+(?P<bottom>.+)$", re.IGNORECASE)
_LETTERED = re.compile(
    rf"^(?:[^=]{{1,80}}=\s*)?\(?\s*(?P<top>[A-Z])\s*[/:÷]\s*(?P<bottom>[A-Z])\s*\)?\s*{_PERCENT}?[\s.,;]*(?P<rest>.+)$", re.DOTALL
)
_INDEX = re.compile(r"\b(indeks|index|indek|ikm|skm|ipp|komposit|bobot|unsur)\b", re.IGNORECASE)
_SCORE = re.compile(
    r"^\W*(nilai|skor|predikat|opini|hasil\s+(?:\w+\s+){0,3}?(?:nilai|evaluasi|penilaian|survei|survey|pengukuran)|hasil\s+nilai)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\W*(jumlah|banyaknya|total|Σ|akumulasi|frekuensi|volume|luas)(?![^\W\d_])", re.IGNORECASE)
_NAMED = re.compile(r"^(?P<name>[^=]{1,120}?)\s*=\s*(?P<rest>.+)$", re.DOTALL)


def written_out(text: str) -> str:
    """A fraction typed with dashes as `A / B x 100%`; other text as it is.

    `A ----- x 100% B` has its factor behind the dashes; an operand with an operator in it is put in brackets.
    """
    match = _DASHES.search(text)
    if not match:
        return text
    top, bottom = text[: match.start()].strip(), text[match.end() :].strip()
    if not top or not bottom or top[-1] in ";:,":
        return text
    factor = (match.group("factor") or "").strip()
    end = _FACTOR_END.search(bottom)
    if not factor and end:
        factor, bottom = end.group("factor"), bottom[: end.start()].strip()
    return f"{_bracketed(top)} / {_bracketed(bottom)}" + (f" x {factor}" if factor else "")


def is_whole_fraction(text: str) -> bool:
    """Whether the text is a dashed fraction with both numerator and denominator."""
    return bool(_DASHES.search(text)) and written_out(text) != text


def _bracketed(operand: str) -> str:
    return f"({operand})" if not _enclosed(operand) and _OPERATOR.search(operand) else operand


def take_apart(text: str | None) -> dict[str, str | None] | None:
    """Kind and parts of a written-out formula, as keys of `record.Formula`; None for no formula.

    rasio: pembilang over penyebut; jumlah: a count or sum; nilai: a given score; indeks: an index by its method;
    deskriptif: words that name no computation; tak-terurai: signs of a computation that could not be taken apart.
    """
    if not text:
        return None
    body, factor = text.strip(), None
    if lettered := _lettered(body):
        return lettered
    end = _FACTOR_END.search(body)
    if end:
        factor, body = re.sub(r"[()\s]", "", end.group("factor")), body[: end.start()].strip()
    named = _NAMED.match(body)
    core = named.group("rest") if named and "=" not in named.group("rest") else body
    parts = _ratio(_open(core)) or (_in_words(_open(core)) if factor else None)
    if parts:
        kind = "indeks" if _INDEX.search(body) and not factor and named else "rasio"
        return {"jenis": kind, "pembilang": _open(parts[0]), "penyebut": _open(parts[1]), "pengali": factor}
    if re.search(r"[-–—_]{3,}|\\", text) or (factor and not parts):
        return {"jenis": "tak-terurai", "pembilang": None, "penyebut": None, "pengali": factor}
    if _COUNT.match(body):
        return {"jenis": "jumlah", "pembilang": None, "penyebut": None, "pengali": None}
    if _INDEX.search(body):
        return {"jenis": "indeks", "pembilang": None, "penyebut": None, "pengali": None}
    if _SCORE.match(body):
        return {"jenis": "nilai", "pembilang": None, "penyebut": None, "pengali": None}
    return {"jenis": "deskriptif", "pembilang": None, "penyebut": None, "pengali": None}


_DEPTH = re.compile(r"[()/]")


def _ratio(text: str) -> tuple[str, str] | None:
    """Numerator and denominator at the outermost ` / ` or `dibagi`; None without one, or with several (two formulas)."""
    depth, cuts = 0, []
    for match in _DEPTH.finditer(text):
        i, char = match.start(), match[0]
        depth += (char == "(") - (char == ")")
        if not depth and char == "/" and text[i - 1 : i] == " " and text[i + 1 : i + 2] == " ":
            cuts.append((i, i + 1))
    if not cuts:
        cuts = [m.span() for m in _DIVIDED.finditer(text)]
    if len(cuts) != 1:
        return None
    top, bottom = text[: cuts[0][0]].strip(), text[cuts[0][1] :].strip()
    return (top, bottom) if top and bottom else None


def _in_words(text: str) -> tuple[str, str] | None:
    """Numerator and denominator of what is multiplied by 100: `Jumlah A/Jumlah B`, `Jumlah A : Jumlah B`, `Perbandingan A dengan B`."""
    if compared := _COMPARED.match(text):
        return compared["top"], compared["bottom"]
    cuts = list(_BETWEEN_MEASURES.finditer(text))
    return (text[: cuts[0].start()].strip(), text[cuts[0].end() :].strip()) if len(cuts) == 1 and cuts[0].start() > 0 else None


def _lettered(text: str) -> dict[str, str | None] | None:
    """`A/B x 100%`, its letters explained behind it (`A = Jumlah …`, `B : Jumlah …`)."""
    match = _LETTERED.match(text)
    if match is None:
        return None
    said = {}
    for letter in (match["top"], match["bottom"]):
        meaning = re.search(rf"\b{letter}\s*[=:]\s*(?P<what>.+?)(?=[\s,;.]+(?:dan\s+)?[A-Z]\s*[=:]|$)", match["rest"], re.DOTALL)
        said[letter] = meaning["what"].strip(" ,;.") if meaning else None
    top, bottom = said[match["top"]], said[match["bottom"]]
    factor = re.sub(r"[()\s]", "", match["factor"]) if match["factor"] else None
    return {"jenis": "rasio", "pembilang": top, "penyebut": bottom, "pengali": factor} if top and bottom else None


def _open(operand: str) -> str:
    """An operand without the brackets that enclose all of it."""
    operand = operand.strip(" ,;")
    return operand[1:-1].strip() if _enclosed(operand) else operand


def _enclosed(text: str) -> bool:
    """Whether the bracket that opens the text closes at its end."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for i, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if not depth:
            return i == len(text) - 1
    return False
