"""Identity cards: read tolerantly, never stored, never shown by accident. All people here are made up."""

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared.cards import offered_priority, read_card
from moiso_shared.centre import PriorityClass
from moiso_shared.text import Text

OLD = "001185000123|012345678|Nguyễn Thị Ví Dụ|15071985|Nữ|Số 1 Phố Ví Dụ, Phường Ba Đình, Hà Nội|10052021"
YOUNG = "038203000456||Lê Văn Thử Nghiệm|02092003|Nam|Thôn 3, Xã Ví Dụ, Thanh Hóa|01072023"


@pytest.mark.parametrize(
    ("text", "name", "birth"),
    [
        (OLD, "Nguyễn Thị Ví Dụ", date(1985, 7, 15)),
        (YOUNG, "Lê Văn Thử Nghiệm", date(2003, 9, 2)),
        (YOUNG + "||Cha Ví Dụ|Mẹ Ví Dụ|", "Lê Văn Thử Nghiệm", date(2003, 9, 2)),
    ],
)
def test_a_card_tells_name_and_birth(text: str, name: str, birth: date) -> None:
    card = read_card(text)
    assert card is not None
    assert (card.name, card.birth, card.consistent) == (name, birth, True)


@pytest.mark.parametrize(
    "text",
    ["", "|" * 6, OLD.rpartition("|")[0], OLD.replace("15071985", "31021985"), OLD[1:], "x" + OLD[1:],
     OLD.replace("001185000123", "００1185000123")],
)  # fmt: skip
def test_what_is_no_card_is_none(text: str) -> None:
    assert read_card(text) is None


def test_a_number_that_does_not_fit_the_birth_is_pointed_out_and_not_refused() -> None:
    card = read_card(OLD.replace("001185", "001285"))
    assert card is not None
    assert not card.consistent


def test_a_keyboard_scanner_gives_no_name() -> None:
    card = read_card(OLD.replace("ễ", "?").replace("Nữ", "N?"), letters=False)
    assert card is not None
    assert (card.name, card.consistent) == ("", True)


def test_a_card_shows_nothing_and_cannot_be_stored() -> None:
    card = read_card(OLD)
    assert card is not None
    assert repr(card) == str(card) == f"{card}" == "Card(…)"
    for store in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never stored"):
            store(card)


@pytest.mark.parametrize(("day", "age"), [((2026, 7, 14), 40), ((2026, 7, 15), 41), ((2026, 12, 31), 41)])
def test_age_counts_full_years(day: tuple[int, int, int], age: int) -> None:
    card = read_card(OLD)
    assert card is not None
    assert card.age(date(*day)) == age


def test_the_class_that_begins_latest_is_offered() -> None:
    kinds = [
        PriorityClass(id="merit", name=Text("Người có công")),
        PriorityClass(id="elderly", name=Text("Cao tuổi"), from_age=60),
        PriorityClass(id="very-old", name=Text("Từ 75 tuổi"), from_age=75),
    ]
    offered = [kind and kind.id for kind in (offered_priority(kinds, age) for age in (59, 60, 75, 101))]
    assert offered == [None, "elderly", "very-old", "very-old"]


@given(st.text())
def test_nothing_scanned_breaks_the_reader(text: str) -> None:
    read_card(text)
    read_card("|".join([text] * 7))
