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


def fold(name: str) -> str:
    """Return the name without case and marks, for people who type `quan 1`: `Đống Đa` is `dong da`."""
    plain = unicodedata.normalize("NFD", lower(name)).replace("đ", "d")
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Mn").split())


def slug(name: str) -> str:
    """Return the name as a part of an IRI: folded, letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
