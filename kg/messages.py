"""What the program says to people: English in the code, Vietnamese in `messages.vi.toml`."""

import locale
import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import click

from kg.edtf import Bounds

LANGUAGES = ("vi", "en")


def from_locale() -> str:
    """Return `vi` where the locale is Vietnamese, else `en`."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "vi" if (name or locale.getlocale()[0] or "").lower().startswith("vi") else "en"


class _Speech:
    """The language of this run: set once by the command line, read by `say`."""

    language = "en"


def speak(language: str) -> None:
    """Say what follows in that language."""
    _Speech.language = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say what follows, until the block ends, in that language."""
    before = _Speech.language
    speak(language)
    try:
        yield
    finally:
        speak(before)


def language() -> str:
    """Return the language of this run."""
    return _Speech.language


@cache
def vietnamese() -> dict[str, str]:
    """Return the Vietnamese of every message, by its English."""
    text = (Path(__file__).parent / "messages.vi.toml").read_text(encoding="utf-8")
    return {entry["en"]: entry["vi"] for entry in tomllib.loads(text)["message"]}


def say(message: str, /, **values: object) -> str:
    """Return the message in the language of this run, with its values filled in."""
    return _told(_Speech.language, message, values)


def in_both(message: str, /, **values: object) -> dict[str, str]:
    """Return the message in each language, by its code: numbers and days as that language writes them."""
    return {
        each: _told(each, message, {name: _written(value, each) for name, value in values.items()})
        for each in LANGUAGES
    }


def _told(language: str, message: str, values: dict[str, object]) -> str:
    template = vietnamese()[message] if language == "vi" else message
    return template.format(**{name: _in_one_line(value) for name, value in values.items()})


def _written(value: object, language: str) -> object:
    if isinstance(value, dict):
        return value[language]
    if isinstance(value, Bounds):
        days = " – ".join(dict.fromkeys(str(_written(day, language)) for day in value if day))
        return days or "?"
    if isinstance(value, tuple):
        return ", ".join(str(_written(one, language)) for one in value)
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}" if language == "vi" else value.isoformat()
    if isinstance(value, Decimal):
        grouped = f"{value:,f}"
        return grouped.translate(str.maketrans(",.", ".,")) if language == "vi" else grouped
    return value


def tell(message: str) -> None:
    """Tell a person, on stderr, what was decided for them; the work goes on."""
    click.echo(message, err=True)


def _in_one_line(value: object) -> object:
    """Escape the characters that would break the line of a message."""
    if not isinstance(value, str | Path):
        return value
    value = str(value).encode(errors="backslashreplace").decode()
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]", lambda found: repr(found[0])[1:-1], value)
