"""A number taken by touch is printed, called by key, shown and spoken, with every program a process."""

import wave
from pathlib import Path
from typing import Any

import numpy as np
import zxingcpp
from moiso_server.demo import until
from moiso_server.demo_story import has_calls, is_open
from PIL import Image

from tests.end_to_end.conftest import Hall
from tests.simulators.printer import Paper

WIDTH = 576


def picture(paper: Paper) -> Image.Image:
    """What stands on a paper, dot for dot."""
    rows = [row.ljust(WIDTH // 8, b"\0") for row in paper.rows]
    dots = np.unpackbits(np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), WIDTH // 8), axis=1)
    return Image.fromarray(((1 - dots) * 255).astype(np.uint8), "L")


def loudness(wav: Path) -> tuple[float, float]:
    """Seconds, and the root mean square of the samples."""
    with wave.open(str(wav)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(float)
        return file.getnframes() / file.getframerate(), float(np.sqrt((samples**2).mean()))


def test_a_number_goes_from_the_touch_to_the_voice(hall: Hall, tmp_path: Path) -> None:
    stage = hall.stage
    stage.achieve("counter-1", "touch work", "an open counter", is_open("1"))
    stage.act("kiosk", "touch tile-0")
    stage.achieve("kiosk", "touch take", "a number", lambda lobby: len(lobby["tickets"]) == 1)
    stage.wait("its paper", lambda lobby: lobby["tickets"][0]["paper"] == "printed")
    ticket = stage.hall()["tickets"][0]
    assert ticket["number"] == "A001"

    papers = [paper for paper in hall.printer.papers if not paper.blank]
    assert len(papers) == 1
    assert papers[0].cut
    assert hall.printer.do(lambda core: core.illegal) == []
    [code] = zxingcpp.read_barcodes(picture(papers[0]))
    assert len(code.text) == 26

    stage.achieve("counter-1", "key F2", "a call", has_calls(1))
    call = stage.hall()["calls"][0]
    assert (call["number"], call["counter"]) == ("A001", "1")
    if hall.sounds is None:
        silent = {"id": "board/b1", "problems": ["no_sound"]}
        stage.wait("a board that says it is silent", lambda lobby: has(lobby["devices"], silent))
    else:
        a_voice_speaks(tmp_path / "voice")

    stage.achieve("counter-1", "key F4", "service", lambda lobby: lobby["tickets"][0]["state"] == "serving")
    stage.achieve("counter-1", "key F5", "the end", lambda lobby: lobby["tickets"] == [])
    stage.shoot("end", "kiosk", "counter-1", "board")


def has(devices: list[dict[str, Any]], wanted: dict[str, Any]) -> bool:
    return any(device.items() >= wanted.items() for device in devices)


def a_voice_speaks(wavs: Path) -> None:
    until(lambda: any(wavs.rglob("*.wav")), "the spoken call")
    spoken = [loudness(wav) for wav in wavs.rglob("*.wav")]
    assert any(2.0 < seconds < 9.0 and level > 500 for seconds, level in spoken)


def test_everyone_comes_back_after_the_server_was_killed(hall: Hall) -> None:
    stage = hall.stage
    stage.achieve("counter-1", "touch work", "an open counter", is_open("1"))
    stage.act("kiosk", "touch tile-0")
    stage.achieve("kiosk", "touch take", "a number", lambda lobby: len(lobby["tickets"]) == 1)
    before = stage.hall()
    hall.kill("server")
    hall.start_server()
    after = stage.hall()
    assert after["seq"] >= before["seq"]
    assert [t["number"] for t in after["tickets"]] == ["A001"]
    stage.achieve("counter-1", "key F2", "a call", has_calls(1))
    stage.act("kiosk", "touch done")
    stage.act("kiosk", "touch tile-1")
    stage.achieve("kiosk", "touch take", "another number", lambda lobby: len(lobby["tickets"]) == 2)
    assert [t["number"] for t in stage.hall()["tickets"]] == ["A001", "B001"]
