"""What a hall really hears: server and board as processes, a sound server, and a recording of it."""

import math
import shutil
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.pack import Pack, save_pack
from moiso_hardware.voice.pack_sheet import clips_needed
from moiso_hardware.voice.port import Style, VoiceFailed
from moiso_hardware.voice.sound import Sound, Wav
from moiso_hardware.voice.speaker import Script, Speaker
from moiso_server.centres import ready_made
from moiso_shared.centre_file import parse
from moiso_shared.spoken import Region, call_sentence

from tests.server.live_client import LiveClient
from tests.server.server_process import ServerProcess
from tests.simulators import sound_server
from tests.simulators.sound_server import SoundServer

pytestmark = pytest.mark.skipif(shutil.which("parec") is None, reason="pulseaudio-utils is not installed")

PATIENCE_S = 40.0


class NoVoice:
    """Only what was made already can be had from it."""

    def synthesise(self, text: str, style: Style, target: Path) -> Wav:
        raise VoiceFailed(f"never spoken: {text}")


class Lobby:
    """A server that has called A001 already, a board with a loudspeaker, and an ear.

    Args:
        pack: The recorded voice that the board speaks with; left out, the engine speaks.
    """

    def __init__(self, folder: Path, sounds: SoundServer, pack: Pack | None = None) -> None:
        self.server = ServerProcess(folder / "server")
        self.sounds, self.voice = folder / "voice", sounds
        self._made = self.sounds / pack.fingerprint if pack is not None else self.sounds
        options = ["--voice-pack", str(pack.folder)] if pack is not None else []
        with self.server.client() as api:
            for counter in ("1", "2", "3"):
                api.post(f"/api/counters/{counter}/open").raise_for_status()
                api.post("/api/tickets", json={"service": "A"}).raise_for_status()
            api.post("/api/counters/1/call-next").raise_for_status()
        token = folder / "token"
        token.write_text(self.server.token("board", "b1"))
        self.board = subprocess.Popen(
            [sys.executable, "-m", "moiso_display", "--windowed", "--server", self.server.url,
             "--token-file", str(token), "--data", str(self.sounds), *options],
            env=sounds.surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def call_next(self, *counters: str) -> None:
        """Each of the counters calls, one right after the other."""
        with self.server.client() as api:
            for counter in counters:
                api.post(f"/api/counters/{counter}/call-next").raise_for_status()

    def be_quiet(self, *spans: str) -> None:
        """Put a document with these quiet hours into use."""
        with self.server.client() as api:
            document = api.get("/api/centre").json()["centre"]
            document["voice"] = {**document.get("voice", {}), "quiet": spans}
            api.put("/api/centre", json=document).raise_for_status()

    def spoken(self, number: str, counter: str) -> Path:
        """The sound that the board made of a call."""
        sentence = call_sentence(number, counter)
        return Speaker(NoVoice(), self._made).prepare(Script((sentence,))).path

    def can_say(self, number: str, counter: str) -> bool:
        """Whether the board has made the sound of a call."""
        try:
            return self.spoken(number, counter).exists()
        except VoiceFailed:
            return False

    def close(self) -> None:
        self.board.terminate()
        self.board.wait(20)
        self.server.stop()


def recorded_voice(folder: Path) -> Pack:
    """A pack for the centre of these tests in which every clip is a tone of its own."""
    words = clips_needed(parse(ready_made("tiny")), Region.NORTH)
    pack = Pack(folder, "Chị Lan", Region.NORTH, {each: f"{n}.wav" for n, each in enumerate(words)})
    save_pack(pack)
    for place, each in enumerate(words):
        turns = (math.tau * (300 + 37 * place) * n / sound.RATE_HZ for n in range(sound.RATE_HZ // 2))
        sound.write(Sound(array("h", (int(6000 * math.sin(turn)) for turn in turns))), pack.path(each))
    return pack


@pytest.fixture(params=[False], ids=["engine"])
def lobby(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Lobby]:
    """With a recorded voice where the parameter is true."""
    pack = recorded_voice(tmp_path / "pack") if request.param else None
    with tempfile.TemporaryDirectory(prefix="snd") as folder, SoundServer(Path(folder)) as sounds:
        made = Lobby(tmp_path, sounds, pack)
        try:
            with made.server.live() as staff:
                wait_until(lambda: _tells_shown(staff))
            yield made
        finally:
            made.close()


def _tells_shown(staff: LiveClient) -> bool:
    """Whether the next frame says that a board has shown a call."""
    try:
        return bool(staff.next().get("shown"))
    except TimeoutError:
        return False


def wait_until(condition: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.1)


@pytest.mark.timeout(180)
def test_two_calls_at_once_are_heard_whole_in_order_and_never_together(lobby: Lobby, tmp_path: Path) -> None:
    recorded = tmp_path / "recorded.raw"
    with lobby.voice.recording(recorded):
        wait_until(lambda: lobby.can_say("A002", "Quầy 2"))  # before anybody calls it
        lobby.call_next("2", "3")
        wait_until(lambda: lobby.can_say("A003", "Quầy 3"))
        second = lobby.spoken("A003", "Quầy 3")
        wait_until(lambda: places(sound_server.samples(recorded), second))
    heard = sound_server.samples(recorded)
    first = lobby.spoken("A002", "Quầy 2")
    [start] = places(heard, first)
    [after] = places(heard, second)
    assert start + sound.checked(first).seconds <= after + 0.3
    bell = sound.write(chime(), tmp_path / "bell.wav")
    assert places(heard, bell.path) == [pytest.approx(start, abs=1), pytest.approx(after, abs=1)]


@pytest.mark.timeout(180)
@pytest.mark.parametrize("lobby", [True], indirect=True, ids=["recorded"])
def test_a_recorded_voice_is_heard_after_the_chime(lobby: Lobby, tmp_path: Path) -> None:
    recorded = tmp_path / "recorded.raw"
    with lobby.voice.recording(recorded):
        wait_until(lambda: lobby.can_say("A002", "Quầy 2"))  # joined from the clips
        said_s = sound.checked(lobby.spoken("A002", "Quầy 2")).seconds
        lobby.call_next("2")
        wait_until(lambda: _loud_s(sound_server.samples(recorded)) > 0.7 * said_s)
    heard = sound_server.samples(recorded)
    bell = sound.write(chime(), tmp_path / "bell.wav")
    [start] = places(heard, bell.path)
    assert _loud_s(heard[: round(start * sound_server.RATE_HZ)]) < 0.5


def _loud_s(heard: sound_server.Samples) -> float:
    """How many seconds are not silent."""
    return float((abs(heard) > 0.01).sum() / sound_server.RATE_HZ)


@pytest.mark.timeout(180)
def test_quiet_hours_are_silent_and_the_next_call_after_them_is_heard(lobby: Lobby, tmp_path: Path) -> None:
    recorded = tmp_path / "recorded.raw"
    wait_until(lambda: lobby.can_say("A002", "Quầy 2"))
    with lobby.voice.recording(recorded):
        lobby.be_quiet("00:00-23:59", "23:59-24:00")
        lobby.call_next("2")
        with lobby.server.live() as staff:
            wait_until(lambda: _tells_shown(staff))
        lobby.be_quiet()
        lobby.call_next("3")
        wait_until(lambda: lobby.can_say("A003", "Quầy 3"))
        after = lobby.spoken("A003", "Quầy 3")
        wait_until(lambda: places(sound_server.samples(recorded), after))
    heard = sound_server.samples(recorded)
    assert places(heard, lobby.spoken("A002", "Quầy 2")) == []
    before = heard[: round((places(heard, after)[0] - 0.5) * sound_server.RATE_HZ)]
    assert abs(before).max(initial=0.0) < 0.01


def places(heard: sound_server.Samples, wanted: Path) -> list[float]:
    """Seconds at which this sound was heard."""
    return sound_server.heard_at(heard, sound_server.samples(wanted))
