"""Mistyped words are recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_server.catalogue.spelling import Spelling, strokes
from moiso_server.catalogue.synonyms import readings

WORD = st.text("abcdgh", min_size=1, max_size=8)
KNOWN = ("dang", "ky", "khai", "sinh", "ket", "hon", "nghiep", "truong")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("dag", "dang"), ("dangg", "dang"), ("dsng", "dang"), ("kahi", "khai"), ("nghieejp", "nghiep")],
)
def test_a_word_is_known_again_after_a_slip(typed: str, meant: str) -> None:
    assert meant in Spelling(KNOWN).near(typed)


@given(WORD, WORD)
def test_every_word_one_stroke_away_is_found_and_no_other_short_one(one: str, other: str) -> None:
    near = Spelling([other]).near(one)
    if len(one) >= 2 and len(other) >= 2 and strokes(one, other) == 1:
        assert other in near
    assert strokes(one, other) <= 2 or other not in near


@given(WORD, WORD)
def test_strokes_are_the_same_both_ways_and_none_only_for_the_same_word(one: str, other: str) -> None:
    assert strokes(one, other) == strokes(other, one)
    assert (strokes(one, other) == 0) == (one == other)


@pytest.mark.parametrize(
    ("run", "parts"),
    [("khaisinh", ("khai", "sinh")), ("dangkykhaisinh", ("dang", "ky", "khai", "sinh")), ("khaisinx", ())],
)
def test_missing_spaces_are_put_back(run: str, parts: tuple[str, ...]) -> None:
    assert Spelling(KNOWN).parts(run) == parts


def test_everyday_words_are_read_as_what_the_catalogue_says() -> None:
    assert ("mat", "can", "cuoc") in readings("mất CCCD")
    assert readings("thủ tục khai sinh")[0] == ("khai", "sinh")
    assert readings("  ") == [()]


def test_the_longest_everyday_phrase_counts() -> None:
    assert readings("sang tên sổ đỏ")[1] == ("chuyen", "nhuong", "quyen", "su", "dung", "dat")


@given(st.lists(st.sampled_from(["sổ đỏ", "cccd", "nhập khẩu", "x", "giấy phép kinh doanh"]), max_size=12))
def test_there_are_never_many_readings(phrases: list[str]) -> None:
    assert 1 <= len(readings(" ".join(phrases))) <= 6
