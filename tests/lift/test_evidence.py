from kg.lift.evidence import passage
from kg.read.mentions import WordsMention


def words(quote, start, end=None):
    return WordsMention(q=quote, at=(start, end or start + len(quote)))


def test_unmarked_words_between_are_elided():
    assert passage([words("Lý Mỹ Hoà", 10), words("Chủ tịch", 21)]) == (10, 29, "Lý Mỹ Hoà … Chủ tịch")


def test_words_come_in_the_order_of_the_text():
    assert passage([words("Lý Mỹ Hoà", 30), words("Chủ tịch", 21)]).quote == "Chủ tịch … Lý Mỹ Hoà"


def test_words_within_others_are_not_repeated():
    assert passage([words("UBND Quận 3", 5), words("Quận 3", 10)]) == (5, 16, "UBND Quận 3")


def test_words_that_overlap_are_joined():
    assert passage([words("UBND Quận", 5), words("Quận 3", 10)]) == (5, 16, "UBND Quận 3")


def test_adjacent_words_are_joined():
    assert passage([words("UBND ", 5), words("Quận 3", 10)]) == (5, 16, "UBND Quận 3")
