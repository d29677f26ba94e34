"""A number that is given is one that the words print."""

import pytest

from kg.read.check.figures import _digits, _multiplier, _written


@pytest.mark.parametrize(
    ("quote", "multiplier"),
    [
        ("18.074 tỷ đồng", 10**9),
        ("2,5 triệu đồng", 10**6),
        ("18 nghìn tỷ đồng", 10**12),
        ("15 ngàn đồng", 1000),
        ("15 NGHÌN ĐỒNG", 1000),
        ("2.041 hộ nghèo", 1),
        ("tỷ lệ hộ nghèo 1,76%", 1),
        ("1,76% tỷ lệ hộ nghèo", 1),
    ],
)
def test_the_words_after_a_number_multiply_it(quote, multiplier):
    assert _multiplier(quote) == multiplier


@pytest.mark.parametrize(
    ("value", "printed", "same"),
    [
        ("18074", "18.074", True),
        ("96.50", "96,50", True),
        ("96.5", "96,50", True),
        ("4", "04", True),
        ("100", "100", True),
        ("1000", "1.000", True),
        ("8", "18", False),
        ("80", "8", False),
        ("1.5", "15", True),
    ],
)
def test_a_value_has_the_digits_that_are_printed(value, printed, same):
    assert (_digits(value) in set(_written(printed))) == same
