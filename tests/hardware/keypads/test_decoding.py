"""What keys and lines mean."""

import logging

import pytest
from moiso_hardware.keypads.decoding import DIGITS_LAST_S, Decoder
from moiso_hardware.keypads.port import Action, Press
from moiso_hardware.keypads.settings import KeypadSettings


def pad(**fields: object) -> Decoder:
    return Decoder(KeypadSettings.model_validate({"device": "keyboard:Pad"} | fields))


def line(**fields: object) -> Decoder:
    return Decoder(KeypadSettings.model_validate({"device": "/dev/ttyUSB0"} | fields))


def typed(decoder: Decoder, *keys: str, at: float = 100.0) -> list[Press]:
    pressed = [decoder.take(key, at) for key in keys]
    return [press for press in pressed if press is not None]


def test_enter_calls_and_digits_before_it_are_the_number() -> None:
    decoder = pad()
    assert typed(decoder, "ENTER") == [Press(Action.CALL)]
    assert typed(decoder, "1", "5", "ENTER", "ENTER") == [Press(Action.CALL, "15"), Press(Action.CALL)]


def test_digits_can_be_cleared_and_lapse_by_themselves() -> None:
    decoder = pad()
    assert typed(decoder, "1", "5", "BACKSPACE", "ENTER") == [Press(Action.CALL)]
    typed(decoder, "7", at=100.0)
    assert typed(decoder, "ENTER", at=100.1 + DIGITS_LAST_S) == [Press(Action.CALL)]


def test_a_digit_may_be_given_a_meaning_of_its_own() -> None:
    decoder = pad(keys={"1": "call_next", "2": "recall"}, counter="3")
    assert typed(decoder, "1", "2") == [
        Press(Action.CALL_NEXT, counter="3"),
        Press(Action.RECALL, counter="3"),
    ]


def test_a_key_without_a_meaning_does_nothing_and_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert typed(pad(), "NUMLOCK") == []
    assert "'NUMLOCK' has no meaning" in caplog.text


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("NEXT", Press(Action.CALL_NEXT)),
        (" next ", Press(Action.CALL_NEXT)),
        ("NO-SHOW", Press(Action.MISS)),
        ("15", Press(Action.CALL_NUMBER, "15")),
        ("2 TRANSFER", Press(Action.TRANSFER, "2")),
        ("CLOSE", None),
    ],
)
def test_the_usual_words_of_a_line(text: str, press: Press | None) -> None:
    assert line().take(text, 0.0) == press


def test_several_keypads_on_one_line_name_their_counter() -> None:
    decoder = line(pattern=r"(?P<counter>\d\d):(?P<key>\w+)", keys={"N": "call_next"}, counters={"01": "q1"})
    assert decoder.take("01:N", 0.0) == Press(Action.CALL_NEXT, counter="q1")
    assert decoder.take("02:N", 0.0) == Press(Action.CALL_NEXT, counter="02")
    assert decoder.take("garbage", 0.0) is None


def test_what_a_pattern_takes_for_digits_and_is_none_means_nothing() -> None:
    decoder = line(pattern="(?P<digits>.*);(?P<key>.*)")
    assert typed(decoder, "A15;CALL", "15;CALL") == [Press(Action.CALL, "15")]
