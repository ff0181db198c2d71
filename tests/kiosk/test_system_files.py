"""The files that make a machine a kiosk: back at once, and the program's exit codes fit."""

import configparser
import re
from pathlib import Path

from moiso_kiosk.attendant import EXIT_RESTART, EXIT_STOP

SYSTEM = Path(__file__).parents[2] / "kiosk" / "system"
UNIT = SYSTEM / "moiso-kiosk.service"
UDEV = re.compile(
    r'(?:(?:[A-Z]+|ENV\{\w+\})(?:==|=|\+=)"[^"]*")(?:, (?:[A-Z]+|ENV\{\w+\})(?:==|=|\+=)"[^"]*")*'
)


def unit() -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(UNIT, encoding="utf-8")
    return read


def test_a_kiosk_that_crashed_is_back_within_three_seconds_however_often_it_happens() -> None:
    service = unit()["Service"]
    assert service["Restart"] == "always"
    assert float(service["RestartSec"]) <= 1
    assert unit()["Unit"]["StartLimitIntervalSec"] == "0"
    assert service["ExecStart"].startswith("/usr/bin/cage ")


def test_only_the_attendants_exit_ends_it_for_good() -> None:
    service = unit()["Service"]
    assert service["RestartPreventExitStatus"] == str(EXIT_STOP)
    assert service["SuccessExitStatus"].split() == [str(EXIT_RESTART), str(EXIT_STOP)]
    assert f"-ne {EXIT_STOP})" in (SYSTEM / "windows-auto-logon.ps1").read_text(encoding="utf-8")


def test_the_udev_rules_are_well_formed() -> None:
    lines = (SYSTEM / "60-moiso-kiosk.rules").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert [rule for rule in rules if UDEV.fullmatch(rule) is None] == []
    assert len(rules) == 3
