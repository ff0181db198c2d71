"""Text areas on Onbon cards, against a decoder that was written from the maker's page alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_hardware.boards.onbon import Onbon, unwrapped, wrapped
from moiso_hardware.boards.port import BoardRefused, Face, NoAnswer
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_shared.led_settings import LedArea
from pydantic import ValidationError

from tests.simulators.led_onbon import OnbonCard, ShownArea
from tests.simulators.led_wire import Wire

AREA = LedArea(x=8, y=2, width=96, height=16, area=1, words="{number} QUAY {counter}", colour="green")


def test_a_card_shows_the_number_in_its_area_and_confirms_it() -> None:
    card = OnbonCard(address=7)
    with Wire(card) as wire:
        line = SerialLine(LineSettings(wire.path))
        Onbon(AREA, 0.5).show(line, 7, Face("A015", 3))
        line.close()
    assert card.areas == {1: ShownArea(8, 2, 96, 16, b"\\C2A015 QUAY 3", in_dots=True)}


def test_a_card_is_dark_when_nobody_is_called() -> None:
    card = OnbonCard()
    card(Onbon(AREA).frame(1, Face()))
    assert card.areas[1].text == b" "


@given(st.integers(0, 0xFFFD), st.integers(8, 0x7FFF), st.integers(0, 0x7FFF), st.integers(0, 9999))
def test_any_address_place_and_number_survives_the_escapes(
    address: int, width: int, y: int, number: int
) -> None:
    card = OnbonCard(address)
    frame = Onbon(LedArea(y=y, width=width, height=16)).frame(address, Face(f"A{number:03d}"))
    assert frame.count(b"\xa5") == 8
    assert frame.count(b"\x5a") == 1
    card(frame)
    assert card.refusals == []
    assert (card.areas[0].y, card.areas[0].width) == (y, width)
    assert card.areas[0].text == f"\\C1A{number:03d}".encode()


@given(st.binary(max_size=80))
def test_what_was_wrapped_is_unwrapped(body: bytes) -> None:
    assert unwrapped(wrapped(1, body)) == body


def test_a_damaged_answer_is_none() -> None:
    frame = bytearray(wrapped(1, b"\xa0\x00\x00\x00\x00"))
    frame[12] ^= 1
    assert unwrapped(bytes(frame)) is None
    assert unwrapped(wrapped(1, b"\xa0\x00\x00")[:-1]) is None


def test_a_card_that_refuses_says_why() -> None:
    card = OnbonCard()
    with Wire(lambda data: card._refuse(12)) as wire:
        line = SerialLine(LineSettings(wire.path))
        with pytest.raises(BoardRefused, match="no font"):
            Onbon(AREA, 0.5).show(line, 1, Face("A015"))
        line.close()


def test_a_card_at_another_address_does_not_answer_even_through_an_echo() -> None:
    for echo in (False, True):
        with Wire(OnbonCard(address=2), echo=echo) as wire:
            line = SerialLine(LineSettings(wire.path))
            with pytest.raises(NoAnswer):
                Onbon(AREA, 0.1).show(line, 1, Face("A015"))
            Onbon(AREA, 0.5).show(line, 2, Face("A015"))
            assert line.echo is echo
            line.close()


def test_words_hold_number_and_counter_only() -> None:
    for words in ("{name}", "{number", "Quầy {counter}"):
        with pytest.raises(ValidationError):
            LedArea(width=64, height=16, words=words)
