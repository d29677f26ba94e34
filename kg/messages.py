"""What the program says to people: English in the code, Vietnamese in `messages.vi.toml`."""

import locale
import os
import re
import tomllib
from functools import cache
from pathlib import Path

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
    template = vietnamese()[message] if _Speech.language == "vi" else message
    return template.format(**{name: _in_one_line(value) for name, value in values.items()})


def _in_one_line(value: object) -> object:
    """Escape the characters that would break the line of a message."""
    if not isinstance(value, str | Path):
        return value
    value = str(value).encode(errors="backslashreplace").decode()
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]", lambda found: repr(found[0])[1:-1], value)
