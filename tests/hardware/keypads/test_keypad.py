"""Keypads on real lines and pipes: read, plugged out and in, stopped."""

import logging
from pathlib import Path

import pytest
from moiso_hardware.keypads.keypad import source_of
from moiso_hardware.keypads.number_pad import NumberPad, paths_named
from moiso_hardware.keypads.port import Action, KeypadGone, KeypadState, Press
from moiso_hardware.keypads.settings import KeypadSettings

from tests.hardware.keypads.conftest import Line, Listen, Pipe

ENTER, PAD_1, PAD_5, VOLUME = 96, 79, 76, 115


def on(device: str, **fields: object) -> KeypadSettings:
    return KeypadSettings.model_validate({"device": device} | fields)


def test_a_line_is_a_key_however_it_arrives(line: Line, listen: Listen) -> None:
    settings = on(line.path, counter="3")
    heard = listen(settings, source_of(settings))
    heard.becomes(KeypadState.READY)
    line.send(b"NEX")
    line.send(b"T\r\nRECALL\r")
    assert [heard.next(), heard.next()] == [
        Press(Action.CALL_NEXT, counter="3"),
        Press(Action.RECALL, counter="3"),
    ]


def test_a_line_without_an_end_is_over_after_a_silence(line: Line, listen: Listen) -> None:
    settings = on(line.path)
    heard = listen(settings, source_of(settings))
    heard.becomes(KeypadState.READY)
    line.send(b"NEXT")
    assert heard.next() == Press(Action.CALL_NEXT)


def test_on_a_line_of_single_letters_each_is_a_key(line: Line, listen: Listen) -> None:
    settings = on(line.path, read="keys")
    heard = listen(settings, source_of(settings))
    heard.becomes(KeypadState.READY)
    line.send(b"15\r\n+")
    assert [heard.next(), heard.next()] == [Press(Action.CALL, "15"), Press(Action.RECALL)]


def test_an_end_that_arrives_in_two_parts_is_one_key(line: Line) -> None:
    keys = source_of(on(line.path, read="keys"))
    keys.open()
    told: list[str] = []
    for part, ends in ((b"15\r", 1), (b"\n+\n", 2)):
        line.send(part)
        while told.count("ENTER") < ends:
            told += keys.read(1.0)
    keys.close()
    assert told == ["1", "5", "ENTER", "+", "ENTER"]


def test_a_keypad_is_missed_when_it_is_unplugged(line: Line, listen: Listen) -> None:
    settings = on(line.path)
    heard = listen(settings, source_of(settings))
    heard.becomes(KeypadState.READY)
    line.unplug()
    heard.becomes(KeypadState.AWAY)


def test_a_keypad_is_found_when_it_is_plugged_in_later(
    tmp_path: Path, line: Line, listen: Listen, caplog: pytest.LogCaptureFixture
) -> None:
    later = tmp_path / "ttyUSB0"
    settings = on(str(later))
    with caplog.at_level(logging.INFO):
        heard = listen(settings, source_of(settings))
        heard.becomes(KeypadState.AWAY)
        later.symlink_to(line.path)
        heard.becomes(KeypadState.READY)
    line.send(b"NEXT\r")
    assert heard.next() == Press(Action.CALL_NEXT)


class Stumbling:
    """A source with a bug that shows once."""

    def __init__(self) -> None:
        self._told = iter((ValueError("000185000123"), ["NEXT"]))

    def open(self) -> None: ...

    def read(self, timeout_s: float) -> list[str]:
        told = next(self._told, [])
        if isinstance(told, ValueError):
            raise told
        return told

    def close(self) -> None: ...


@pytest.mark.expects_log("keypad: ValueError")
def test_a_bug_is_logged_without_its_words_and_the_keypad_goes_on(
    listen: Listen, caplog: pytest.LogCaptureFixture
) -> None:
    heard = listen(on("/dev/ttyUSB0"), Stumbling())
    for state in (KeypadState.READY, KeypadState.AWAY, KeypadState.READY):
        heard.becomes(state)
    assert heard.next() == Press(Action.CALL_NEXT)
    assert "000185000123" not in caplog.text


def test_a_number_pad_is_grabbed_and_its_keys_are_told_once_each(pipe: Pipe, listen: Listen) -> None:
    grabbed: list[int] = []
    settings = on("keyboard:USB Keypad", counter="2")
    heard = listen(settings, NumberPad(pipe.path, grabbing=grabbed.append))
    heard.becomes(KeypadState.READY)
    pipe.press(PAD_1, PAD_5, ENTER)
    assert heard.next() == Press(Action.CALL, "15", "2")
    assert len(grabbed) == 1


def test_all_devices_of_a_pad_are_taken_by_its_name(tmp_path: Path, pipe: Pipe) -> None:
    for event, name in (("event7", "USB Keypad"), ("event8", "USB Keypad"), ("event9", "Mouse")):
        label = tmp_path / "sys" / event / "device" / "name"
        label.parent.mkdir(parents=True)
        label.write_text(f"{name}\n")
    (tmp_path / "event8").touch()
    grabbed: list[int] = []

    def find(name: str) -> list[str]:
        return paths_named(name, system=tmp_path / "sys", devices=tmp_path)

    assert find("USB Keypad") == [pipe.path, str(tmp_path / "event8")]
    pad = NumberPad("keyboard:USB Keypad", find=find, grabbing=grabbed.append)
    pad.open()
    assert len(grabbed) == 2
    pad.close()


def test_a_pad_that_another_program_holds_is_not_shared(pipe: Pipe) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(16, "Device or resource busy")

    pad = NumberPad(pipe.path, grabbing=refuse)
    with pytest.raises(KeypadGone, match="Device or resource busy"):
        pad.open()
    pad.close()


def test_a_name_that_no_device_has_is_told() -> None:
    with pytest.raises(KeypadGone, match="no input device is called 'Nothing'"):
        NumberPad("keyboard:Nothing", find=lambda _name: []).open()


def test_a_key_without_a_letter_has_a_number(pipe: Pipe) -> None:
    pad = NumberPad(pipe.path, grabbing=lambda _descriptor: None)
    pad.open()
    pipe.press(VOLUME, 59)
    assert pad.read(1.0) == ["#115", "F1"]
    pad.close()
