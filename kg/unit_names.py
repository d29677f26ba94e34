"""How administrative units are called: their labels, and every way in which the press writes them.

No unit holds a list of its names: its type and its own name give them all, by the rules of this module.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from kg import unit_variants
from kg.vietnamese import fold, key, lower, slug


@dataclass(frozen=True)
class Type:
    """One type of unit: its level, its word and short forms before a name, its pattern in English."""

    level: str
    word: str
    short: tuple[str, ...]
    english: str
    numbered: str = ""


TYPES = {
    "quoc-gia": Type("state", "", (), "{}"),
    "tinh": Type("province", "Tỉnh", ("t",), "{} Province"),
    "thanh-pho-truc-thuoc-trung-uong": Type("province", "Thành phố", ("tp",), "{} City"),
    "quan": Type("district", "Quận", ("q",), "{} District", "District {}"),
    "huyen": Type("district", "Huyện", ("h",), "{} District"),
    "thi-xa": Type("district", "Thị xã", ("tx",), "{} Town"),
    "thanh-pho-thuoc-tinh": Type("district", "Thành phố", ("tp",), "{} City"),
    "thanh-pho-thuoc-thanh-pho": Type("district", "Thành phố", ("tp",), "{} City"),
    "phuong": Type("commune", "Phường", ("p",), "{} Ward", "Ward {}"),
    "xa": Type("commune", "Xã", ("x",), "{} Commune"),
    "thi-tran": Type("commune", "Thị trấn", ("tt",), "{} Township"),
    "dac-khu": Type("commune", "Đặc khu", ("đk",), "{} Special Zone"),
}
"""The types by their code in the vocabulary of unit types."""

_ENGLISH = {"Việt Nam": "Viet Nam", "Hà Nội": "Hanoi", "Hồ Chí Minh": "Ho Chi Minh City"}
"""Names with a form of their own in English, where the unit is the country or a centrally governed city."""

_UPPER = frozenset(code for code, kind in TYPES.items() if kind.level in {"state", "province"})
_CITIES = frozenset(code for code, kind in TYPES.items() if kind.word == "Thành phố")
_NUMBERED = frozenset(code for code, kind in TYPES.items() if kind.numbered)
_SINGULAR = frozenset({"quoc-gia", "thanh-pho-truc-thuoc-trung-uong"})
_MARKED = {
    ord(letter): fold(letter)
    for kind in TYPES.values()
    for letter in kind.word.casefold() + "đ"
    if letter != " "
}

Seen = Callable[[str], str]
"""How names are compared: as they stand (`str`), or without their marks (`fold`)."""

Patterns = tuple[tuple[re.Pattern[str], frozenset[str]], ...]


@dataclass(frozen=True)
class Reading:
    """One way to understand what is written: the name proper, and the types that the words beside it allow.

    `types` is empty where no word says the type.
    """

    name: str
    types: frozenset[str] = frozenset()


def label(type_: str, name: str) -> str:
    """Return the Vietnamese label of a unit: `Quận 1`."""
    return f"{TYPES[type_].word} {name}".strip()


def english(type_: str, name: str) -> str:
    """Return the English label of a unit: `District 1`, `Hoàn Kiếm District`, `Hanoi`."""
    kind = TYPES[type_]
    if type_ in _SINGULAR and name in _ENGLISH:
        return _ENGLISH[name]
    return (kind.numbered if kind.numbered and name.isdecimal() else kind.english).format(name)


@lru_cache(4096)
def readings(written: str) -> tuple[Reading, ...]:
    """Return every way to understand a written name: `Q.1` is quận 1, or a unit that is called `Q.1`."""
    text = " ".join(unicodedata.normalize("NFC", lower(written)).split())
    return _understood(text, _patterns(), str)


@lru_cache(4096)
def plain_readings(written: str) -> tuple[Reading, ...]:
    """Return the same of a name that may lack its marks: `quan 1`, `Dong Da District`, `thanh pho hue`."""
    return _understood(fold(written), _plain_patterns(), fold)


def parts(written: str) -> Iterator[tuple[str, str]]:
    """Yield every way to part what is written into a name and the units around it: `Quận 1`, `TP.HCM`.

    Between them stands a comma, a dash, a stroke, `thuộc` or nothing but space, or the units around stand in
    brackets.
    """
    if len(written) > _LONGEST:
        return
    written = unicodedata.normalize("NFC", written)
    for between in _BETWEEN.finditer(written):
        yield written[: between.start()], written[between.end() :]
    bracketed = _BRACKETED.fullmatch(written)
    if bracketed:
        yield bracketed[1], bracketed[2]


_LONGEST = 200
"""No name is longer, with those of all units around it."""

_BETWEEN = re.compile(r"\s*[,;/–—-]\s*|\s+(?:thu[oộ]c|c[uủ]a)\s+|\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*([^()]+?)\s*\((.+)\)\s*")


def is_type(written: str) -> bool:
    """Say whether what is written is a type of unit alone: `Thành phố`, `TP.`, `quận`."""
    alone = {form for kind in TYPES.values() for form in (kind.word, *kind.short)}
    return comparable(written) in {comparable(form) for form in alone if form}


def number(type_: str, name: str) -> str | None:
    """Return the number that the name of a numbered unit says in Roman numerals or words, if it does."""
    return _numbers().get(comparable(name)) if type_ in _NUMBERED else None


def _understood(text: str, patterns: Patterns, seen: Seen) -> tuple[Reading, ...]:
    found = [Reading(comparable(text)), *_matches(text, patterns)]
    return (*found, *(other for reading in found for other in _also(reading, seen)))


def _matches(text: str, patterns: Patterns) -> Iterator[Reading]:
    for pattern, types in patterns:
        match = pattern.fullmatch(text)
        if match:
            yield Reading(comparable(match["name"]), types)


def _also(reading: Reading, seen: Seen) -> Iterator[Reading]:
    """Yield the same reading with the names proper that stand for another spelling, name or numeral."""
    known, types = _variants(seen), reading.types
    for name in known.spelled.get(reading.name, ()):
        yield Reading(name, types)
    provinces = (types or _UPPER) & _UPPER
    for name in known.other.get(reading.name, ()) if provinces else ():
        yield Reading(name, provinces)
    for name in known.initials.get(reading.name, ()) if types & _CITIES else ():
        yield Reading(name, types & _CITIES)
    if types & _NUMBERED and reading.name in _numbers():
        yield Reading(_numbers()[reading.name], types & _NUMBERED)


def comparable(name: str) -> str:
    """Return a name as it is compared: one case, one tone placement, no punctuation, `05` as `5`."""
    words = re.sub(r"[-–—./]", " ", re.sub("['’ʼ`]", "", unicodedata.normalize("NFC", name))).split()
    return key(" ".join(word.lstrip("0") or word if word.isdecimal() else word for word in words))


def rough(name: str) -> str:
    """Return what all spellings of a name share, those without marks too: the key of the index."""
    return squeezed(slug(comparable(name)))


def squeezed(slug_: str) -> str:
    """Return a slug without what spellings differ in: hyphens, and y for i."""
    return slug_.replace("-", "").replace("y", "i")


@cache
def _patterns() -> Patterns:
    """Return what stands before or after a name, with the types each allows, in Vietnamese and English."""
    forms: dict[str, set[str]] = {}
    for code, kind in TYPES.items():
        if kind.word:
            vietnamese = [kind.word.casefold() + " {}", *(_short(short) + "{}" for short in kind.short)]
            english_ = [kind.english.casefold(), kind.numbered.casefold()]
            for form in filter(None, [*vietnamese, *english_]):
                forms.setdefault(form, set()).add(code)
    return tuple((re.compile(form.format("(?P<name>.+)")), frozenset(types)) for form, types in forms.items())


@cache
def _plain_patterns() -> Patterns:
    """Return the same as people type it without marks."""
    return tuple((re.compile(pattern.pattern.translate(_MARKED)), types) for pattern, types in _patterns())


def _short(letters: str) -> str:
    """Return the pattern of a short form: `Q.1`, `Q1`, `Q 1` but not `Quảng`; `TPHCM`, `T.P HCM`.

    No Vietnamese word begins with two consonants such as tp, so after two letters nothing need stand.
    A lone `T` wants its full stop, for it is more often an initial.
    """
    if len(letters) == 1:
        return r"t\. ?" if letters == "t" else rf"{letters}(?:\. ?| |(?=\d))"
    return rf"{letters[0]}\.?{letters[1]}(?:\. ?| |(?=\w))"


class _Variants(NamedTuple):
    """The names proper by their other spellings, by their other names, and by their initials."""

    spelled: Mapping[str, list[str]]
    other: Mapping[str, list[str]]
    initials: Mapping[str, list[str]]


@cache
def _variants(seen: Seen) -> _Variants:
    return _Variants(
        _turned(dict(unit_variants.SPELLED) | _ISLANDS, seen),
        _turned(unit_variants.OTHER, seen),
        _turned(unit_variants.INITIALS, seen),
    )


_ISLANDS = {name: ("đảo " + name,) for name in unit_variants.ISLANDS}


def _turned(variants: Mapping[str, tuple[str, ...]], seen: Seen) -> Mapping[str, list[str]]:
    turned: dict[str, list[str]] = {}
    for name, forms in variants.items():
        for form in forms:
            turned.setdefault(seen(comparable(form)), []).append(comparable(name))
    return turned


@cache
def _numbers() -> Mapping[str, str]:
    """Return the numbers from 1 to 39 by their Roman numerals, and those that are written in words."""
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    roman = {ten + one: n for n, (ten, one) in enumerate(product(("", "x", "xx", "xxx"), ones))}
    words = {comparable(word): n for word, n in unit_variants.ORDINALS.items()}
    return {numeral: str(n) for numeral, n in (roman | words).items() if n}
