"""Marks inside a line (Markdown emphasis, HTML tags and entities, LaTeX) turned into plain text."""

import html
import re
import unicodedata
from functools import lru_cache
from itertools import groupby

_TAG = re.compile(
    r"</?(?:p|br|ul|ol|li|div|span|b|i|u|em|strong|sub|sup|table|tbody|thead|tr|td|th|font|h[1-6]|hr|center)\b[^<>]*/?>", re.IGNORECASE
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff\u2060]")
_OTHER_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\))?")
_MATH_LETTERS = re.compile("[\U0001d400-\U0001d7ff]+")
_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W\d_])")
_SPACE = re.compile(r"\s+")
_REPEATED = re.compile(r"(?<!\S)(\S+)(?:\s+\1(?!\S)){1,4}")
_LATEX_HINT = re.compile(r"\\(?:frac|dfrac|tfrac|text|times|sum|cdot|mathrm|mathbf|left|right|begin|%)")
_BOLD = re.compile(r"(?<!_)(?:_{2,3}(?!_)|_{4,}(?!_|\s*[x×X*]\s*\(?\s*100))")
"""A mark of bold print, or a blank to be filled in; underscores before the factor of a fraction are its bar."""
_ESCAPED = re.compile(r"\\([-_*.#+!()\[\]{}|`~>:=])")
"""A sign that Markdown would take for a mark of its own."""
_OPERATOR = re.compile(r"\s[x×/+\-–:]\s|[+×]")

_DEEPEST = 12
"""Nested groups that are taken apart; a formula has three or four, damaged text any number."""

_SYMBOLS = {
    "times": " x ",
    "cdot": " x ",
    "ast": " x ",
    "sum": " Σ ",
    "Sigma": " Σ ",
    "div": " : ",
    "pm": " ± ",
    "le": " ≤ ",
    "leq": " ≤ ",
    "ge": " ≥ ",
    "geq": " ≥ ",
    "bullet": " ",
    "quad": " ",
    "qquad": " ",
    "ldots": "…",
    "dots": "…",
    "infty": "∞",
    "alpha": "α",
    "beta": "β",
    "Delta": "Δ",
}


def plain(text: str) -> str:
    """Text without marks: white space folded to single blanks, a LaTeX fraction as `A / B`.

    A numerator or denominator that itself contains an operator is put in brackets, `\\sum` is Σ.
    """
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    text = _BOLD.sub(" ", text.replace("**", "")) if "**" in text or "__" in text else text
    if "![" in text:
        text = _IMAGE.sub(" ", text)
    if "$" in text or _LATEX_HINT.search(text):
        text = _latex(text)
    elif "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return tidy(text)


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """Text with white space folded to single blanks, letter-spaced words closed up, mathematical letters as plain ones, formulas typed in
    LaTeX written out."""
    if "\\" in text and _LATEX_HINT.search(text):
        text = _latex(text)
    text = _MATH_LETTERS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    text = _OTHER_SPACE.sub(" ", _INVISIBLE.sub("", text))
    if _SPACED.search(text):
        text = _closed_up(text)
    if _REPEATED.search(text):
        text = _printed_once(text)
    return _SPACE.sub(" ", text).strip()


def _closed_up(text: str) -> str:
    """Letter-spaced words closed up: `S A M P A N G` is SAMPANG. Two blanks keep words apart; ` x ` is a factor, no letter of a word."""

    def close(match: re.Match[str]) -> str:
        return match.group() if " x " in match.group() else match.group().replace(" ", "")

    return " ".join(_SPACED.sub(close, part) for part in re.split(r"\s{2,}", text))


def _printed_once(text: str) -> str:
    """A line in bold by overprinting, each of its words found two to five times over: each once. Other lines as they are."""
    words = text.split()
    runs = [(word, len(list(run))) for word, run in groupby(words)]
    times = min(n for _, n in runs)
    bold = (
        times > 1 and all(n % times == 0 for _, n in runs) and sum(any(c.isalpha() for c in w) for w, _ in runs) > (0 if times > 2 else 2)
    )
    return " ".join(w for w, n in runs for _ in range(n // times)) if bold else text


def _latex(text: str, depth: int = 0) -> str:
    if depth > _DEEPEST:
        return re.sub(r"[\\\\{}]", " ", text)
    out, i = [], 0
    while i < len(text):
        char = text[i]
        if char == "$":
            i += 1
        elif char == "\\":
            piece, i = _command(text, i, depth)
            out.append(piece)
        elif char in "{}" or char == "^" or (char == "_" and text[i + 1 : i + 2] == "{"):
            i += 1
        else:
            out.append(char)
            i += 1
    return "".join(out)


def _command(text: str, at: int, depth: int) -> tuple[str, int]:
    """The plain text of the LaTeX command at `at`, and the index behind it."""
    match = re.compile(r"\\([A-Za-z]+|.)?").match(text, at)
    assert match is not None
    name, end = match.group(1) or "", match.end()
    if name in ("frac", "dfrac", "tfrac"):
        top, end = _group(text, end, depth)
        bottom, end = _group(text, end, depth)
        return f" {bracketed(top)} / {bracketed(bottom)} ", end
    if name in ("text", "mathrm", "mathbf", "mathit", "textbf", "textit", "textrm", "operatorname", "mbox"):
        inner, end = _group(text, end, depth)
        return inner, end
    if name in ("begin", "end"):
        return " ", _group(text, end, depth)[1]
    if name in ("left", "right", "displaystyle", "limits", "big", "Big", "hline"):
        return "", end
    if not name.isalpha():
        return (name if name in "%&#_$|" else " "), end
    return _SYMBOLS.get(name, " "), end


def _group(text: str, at: int, depth: int) -> tuple[str, int]:
    """The plain text of the `{...}` group at `at` (or of the one character there), and the index behind it."""
    while at < len(text) and text[at] == " ":
        at += 1
    if at >= len(text) or text[at] != "{":
        return (text[at : at + 1], min(at + 1, len(text)))
    depth, end = 0, at
    while end < len(text):
        if text[end] == "\\":
            end += 2
            continue
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if not depth:
            break
        end += 1
    return _latex(text[at + 1 : end], depth + 1), min(end + 1, len(text))


def bracketed(operand: str) -> str:
    """A numerator or denominator, in brackets if it contains an operator and is not in brackets already."""
    operand = _SPACE.sub(" ", operand).strip()
    whole = operand.startswith("(") and operand.endswith(")") and _closes_at_end(operand)
    return f"({operand})" if not whole and _OPERATOR.search(operand) else operand


def _closes_at_end(text: str) -> bool:
    depth = 0
    for i, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if not depth:
            return i == len(text) - 1
    return False
