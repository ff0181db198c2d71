"""The file of keypads."""

from pathlib import Path

import pytest
from moiso_hardware.keypads import settings
from moiso_hardware.keypads.port import Action
from moiso_hardware.keypads.settings import load
from moiso_shared.errors import Invalid


def written(folder: Path, text: str) -> Path:
    path = folder / "keypads.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_names_several_keypads_and_their_keys(tmp_path: Path) -> None:
    one, two = load(
        written(
            tmp_path,
            '[[keypad]]\ndevice = "keyboard:USB Keypad"\n\n'
            '[[keypad]]\ndevice = "COM3"\nspeed = 2400\ncounter = "3"\nread = "keys"\n'
            '[keypad.keys]\nn = "call_next"\n',
        )
    )
    assert (one.is_keyboard, one.meanings()["ENTER"]) == (True, Action.CALL)
    assert (two.is_keyboard, two.by_key, two.speed, two.meanings()) == (
        False,
        True,
        2400,
        {"N": Action.CALL_NEXT},
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "keypad: Field required"),
        ('[[keypad]]\ndevice = "COM3"\nspede = 9600', "keypad.0.spede: Extra inputs"),
        ('[[keypad]]\ndevice = "COM3"\nkeys = {N = "cal"}', "keypad.0.keys.N: Input should be 'call'"),
        ('[[keypad]]\ndevice = "COM3"\npattern = "("', "keypad.0.pattern: Value error, '(' is no pattern"),
        ('[[keypad]]\ndevice = "COM3"\npattern = "x"', "must hold (?P<key>…)"),
        ("[[keypad", "cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Invalid) as refused:
        load(written(tmp_path, text))
    assert told in refused.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"none\.toml: cannot be read"):
        load(tmp_path / "none.toml")


def test_the_example_is_a_file_that_works() -> None:
    pad, line, shared = load(Path(settings.__file__).with_name("example.toml"))
    assert pad.meanings()["ENTER"] is Action.CALL
    assert (line.counter, line.meanings()["HOLD"]) == ("3", Action.PARK)
    assert shared.counters == {"01": "1", "02": "2"}
