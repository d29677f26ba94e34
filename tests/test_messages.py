"""Every message in both languages, with the same values in it."""

import ast
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import kg
from kg.messages import say, speak, vietnamese


def nodes() -> Iterator[ast.AST]:
    for path in Path(kg.__file__).parent.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def said() -> Iterator[str]:
    for node in nodes():
        call = isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "in_both", "saying"}
        if call and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


def constants() -> set[object]:
    return {node.value for node in nodes() if isinstance(node, ast.Constant)}


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_every_message_is_said_in_vietnamese_and_none_in_vain():
    assert set(said()) <= vietnamese().keys() <= constants()


def test_a_translation_has_the_same_values():
    assert [en for en, vi in vietnamese().items() if fields(en) != fields(vi)] == []


def test_translations_are_nfc():
    assert all(unicodedata.is_normalized("NFC", vi) for vi in vietnamese().values())


def test_a_message_is_said_in_the_language_of_the_run():
    speak("vi")
    try:
        assert say("Try next:") == vietnamese()["Try next:"] != "Try next:"
    finally:
        speak("en")
