"""Vietnamese words as they are compared: which spellings are one name, and which only look alike."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_SAME = str.maketrans("ðɖ", "đđ")
_FINAL_Y = re.compile(r"^(q|qu|[bcdđghklmnprstvx]|[ckgnpt]h|ng|ngh|tr|gi)y$")


def key(name: str) -> str:
    """Return what two spellings of one name share: `Hoà` and `Hòa`, `Quý` and `Quí`, NFC and NFD.

    Marks are kept, so `Dũng` and `Dưng` differ. Runs of space (no-break ones too) are one space. Per
    syllable the tone stands at the end; a final y after a single consonant or `qu` is i (`Mỹ`, `Lý`,
    not `Huy`, `May`).
    """
    return " ".join(_syllable(word) for word in unicodedata.normalize("NFD", lower(name)).split())


def lower(name: str) -> str:
    """Return the name in lower case; the letters of Icelandic and Ewe that look like `Đ` are `đ`."""
    return name.casefold().translate(_SAME)


def _syllable(word: str) -> str:
    tones = "".join(_TONE.findall(word))
    bare = unicodedata.normalize("NFC", _TONE.sub("", word))
    onset = _FINAL_Y.match(bare)
    return (onset[1] + "i" if onset else bare) + tones


_TITLES = frozenset(
    key(title)
    for title in (
        *("ông", "bà", "anh", "chị", "đồng chí", "đ/c", "luật sư", "nhà giáo", "bác sĩ", "dược sĩ", "kỹ sư"),
        *("giáo sư", "phó giáo sư", "tiến sĩ", "thạc sĩ", "cử nhân"),
        *("gs", "pgs", "ts", "tskh", "ths", "bs", "ds", "ks", "ls"),
        *("cki", "ckii", "ck1", "ck2", "bscki", "bsckii"),
        *(
            f"{calling} {rank}"
            for calling in ("nhà giáo", "nghệ sĩ", "thầy thuốc")
            for rank in ("nhân dân", "ưu tú")
        ),
        *("ngnd", "ngưt", "nsnd", "nsưt", "ttnd", "ttưt"),
        *("đại tướng", "thượng tướng", "trung tướng", "thiếu tướng"),
        *("đại tá", "thượng tá", "trung tá", "thiếu tá"),
    )
)
"""What stands before a name and is no part of it. One that begins a family name ("Ông Ích Khiêm") goes too:
that makes two names alike, and nothing is one person by its name alone."""


_LONGEST_TITLE = max(title.count(" ") + 1 for title in _TITLES)


def titles(name: str) -> list[str]:
    """Return the titles before a name, each as its key: of "đồng chí PGS.TS. Lê A" đồng chí, pgs, ts."""
    return _split(name)[0]


def without_titles(name: str) -> str:
    """Return a name in NFC and with single spaces, without the titles before it; something always stays."""
    return _split(name)[1]


def _split(name: str) -> tuple[list[str], str]:
    found, words = [], unicodedata.normalize("NFC", name).split()
    while len(words) > 1:
        for size in range(min(_LONGEST_TITLE, len(words) - 1), 1, -1):
            title = key(" ".join(words[:size]).rstrip(".,"))
            if title in _TITLES:
                found.append(title)
                del words[:size]
                break
        else:
            parts = _abbreviations(words[0])
            if not parts:
                break
            found.extend(parts)
            del words[0]
    return found, " ".join(words)


def _abbreviations(word: str) -> list[str]:
    """Return the titles that one word is made of (`PGS.TS.`), or none where any part of it is no title."""
    parts = [key(part) for part in re.split("[.,]", word) if part]
    return parts if all(part in _TITLES for part in parts) else []


def fold(name: str) -> str:
    """Return the name without case and marks, for people who type `quan 1`: `Đống Đa` is `dong da`."""
    plain = unicodedata.normalize("NFD", lower(name)).replace("đ", "d")
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Mn").split())


def slug(name: str) -> str:
    """Return the name as a part of an IRI: folded, letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
