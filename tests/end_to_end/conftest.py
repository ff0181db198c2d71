"""All programs as processes, used by touch and key."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from moiso_server.control import ask
from moiso_server.demo import House, free_port, until
from moiso_server.demo_story import Stage

from tests.simulators.printer_links import TcpPrinter
from tests.simulators.sound_server import SoundServer


@dataclass
class Hall:
    """A tiny centre at work: server, kiosk with a printer, two counters, a board."""

    house: House
    stage: Stage
    printer: TcpPrinter
    sounds: SoundServer | None
    """Loudspeakers, where this machine can pretend to have some."""

    def start_server(self) -> None:
        """Start the server on the same folder and port, and wait until it answers."""
        data = str(self.house.data)
        self.house.start(
            "server", "moiso_server", "serve", "--data", data, "--host", "127.0.0.1", "--port",
            str(self.house.port), "--centre", "tiny", "--no-announce", "--no-pages",
        )  # fmt: skip
        until(lambda: ask(self.house.data / "control.json", {"do": "token_list"}) is not None, "the server")

    def start(self, name: str, module: str, role: str, device: str, *arguments: str) -> None:
        """Start a program with a token of its own."""
        door = ("--server", self.house.url, "--token-file", str(self.house.token(role, device)))
        shots = ("--shots", str(self.house.shots))
        loud = {} if self.sounds is None else self.sounds.surroundings
        self.house.start(name, module, *door, *shots, *arguments, **loud)

    def kill(self, name: str) -> None:
        """Pull the plug of a program."""
        program = self.house.programs.pop(name)
        program.kill()
        program.wait()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """The hall, with everything started and both counters closed."""
    shots = tmp_path / "shots"
    shots.mkdir()
    house = House(tmp_path, free_port(), shots)
    with TcpPrinter() as printer, _loudspeakers() as sounds:
        started = Hall(house, None, printer, sounds)  # type: ignore[arg-type]
        try:
            started.start_server()
            started.stage = Stage(house, until)
            kiosk_data = str(tmp_path / "kiosk")
            started.start(
                "kiosk", "moiso_kiosk", "kiosk", "k1", "--printer", printer.address, "--data", kiosk_data
            )
            for counter in ("1", "2"):
                started.start(
                    f"counter-{counter}", "moiso_counter", "counter", counter, "--name", f"counter-{counter}"
                )
            voice = str(tmp_path / "voice")
            started.start("board", "moiso_display", "board", "b1", "--windowed", "--data", voice)
            yield started
        finally:
            house.stop()
            for log in sorted(tmp_path.glob("*.log")):
                print(f"== {log.name}\n{log.read_text(errors='replace')[-2000:]}")


@contextmanager
def _loudspeakers() -> Iterator[SoundServer | None]:
    if shutil.which("pulseaudio") is None or shutil.which("pactl") is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="snd") as folder, SoundServer(Path(folder)) as sounds:
        yield sounds


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs remember their windows in a folder of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert os.environ["QT_QPA_PLATFORM"].startswith("offscreen")
