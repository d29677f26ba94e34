"""The words of an award name its type: by every name that the vocabulary has, however it is spelt."""

import unicodedata

import pytest
import rdflib
from rdflib import SKOS

from kg import terms
from kg.folders import packaged
from kg.read.check.awards import Name, types, verdict


@pytest.fixture(scope="module")
def vocabulary() -> list[tuple[str, str, bool]]:
    """Every Vietnamese name of an award type, the type's code, and whether the name is but close."""
    graph = rdflib.Graph().parse(packaged("ontology") / "vocab" / "award-types.ttl")
    close = rdflib.URIRef(terms.TD + "pressName")
    return [
        (str(name), str(award).rsplit("/", 1)[1], label == close)
        for label in (SKOS.prefLabel, SKOS.altLabel, close)
        for award, name in graph.subject_objects(label)
        if name.language == "vi" and (award, SKOS.notation, None) in graph
    ]


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("HUÂN CHƯƠNG LAO ĐỘNG HẠNG NHÌ", "labour-order-second-class"),
        ("1 Huân chương Lao\u00a0động hạng Nhì", "labour-order-second-class"),
        (unicodedata.normalize("NFD", "Tập thể lao động xuất sắc"), "excellent-labour-collective"),
        ("danh hiệu “Chiến sỹ thi đua cơ sở”", "grassroots-emulation-fighter"),
        ("Giấy khen của Chủ tịch UBND Quận 1", "commendation-certificate"),
        ("Thôn văn hoá", "cultural-village"),
        ("Bằng khen của Trung ương Đoàn", "ministry-commendation"),
        ("04 Huân chương Lao động hạng III", "labour-order"),
        ("Huy hiệu 40 năm tuổi Đảng", "party-membership-badge"),
    ],
)
def test_words_name_their_type(quote, code):
    assert verdict(quote, code) == "named"


@pytest.mark.parametrize(
    ("quote", "code", "other"),
    [
        ("Huân chương Lao động hạng Ba", "labour-order-second-class", "labour-order-third-class"),
        ("Chiến sĩ thi đua toàn quốc", "grassroots-emulation-fighter", "national-emulation-fighter"),
        ("“Bằng khen của UBND TP”", "prime-minister-commendation", "province-commendation"),
        ("Bằng khen", "unspecified-award", "commendation"),
        ("Giấy khen", "commendation", "commendation-certificate"),
    ],
)
def test_the_whole_name_of_another_type_is_refused(quote, code, other):
    found = verdict(quote, code)
    assert isinstance(found, Name)
    assert found.code == other


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("Cờ đơn vị xuất sắc phong trào thi đua Thành phố", "province-emulation-flag"),
        ("Cờ thi đua của Thủ tướng Chính phủ", "government-emulation-flag"),
        ("Huân chương Lao động", "labour-order-second-class"),
        ("Tập thể đạt “Lao động tiên tiến”", "advanced-labour-collective"),
        ("khen thưởng", "unspecified-award"),
        ("Người tốt việc tốt", "organisation-title"),
    ],
)
def test_words_that_leave_room_want_a_reason(quote, code):
    assert verdict(quote, code) == "unsure"


def test_every_name_of_the_vocabulary_names_its_type_and_none_that_is_apart(vocabulary):
    assert len(vocabulary) > 150
    for quote, code, is_close in vocabulary:
        assert verdict(quote, code) == ("unsure" if is_close else "named")
        for other in {code for _, code, _ in vocabulary} - kin(code):
            found = verdict(quote, other)
            assert found == "unsure" if is_close else isinstance(found, Name), (quote, other)


def kin(code: str) -> set[str]:
    return {code, *(name for pair in types().broader if code in pair for name in pair)}
