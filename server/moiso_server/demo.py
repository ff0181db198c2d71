"""The whole house on one machine: server, kiosk, two counters, board and a paper viewer."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from moiso_shared.centre import Centre, Counter
from moiso_shared.centre_file import dump

from moiso_server.control import ask
from moiso_server.demo_finding import hand_over
from moiso_server.demo_story import cast, tell
from moiso_server.documents import read_document

WAIT_S = 60.0

STAFF = "demo"
"""Who signs in to the staff's pages of a demonstration."""
_THINGS = {"rating": "counter", "board": "board"}

NO_SCREEN = """There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).
  With pictures instead:    ./run demo --screenshots DIR
  On a virtual screen:      apt-get install xvfb x11vnc && xvfb-run -s '-screen 0 3000x1920x24' ./run demo"""


@dataclass
class House:
    """The programs of one demonstration, and where they keep their things."""

    folder: Path
    port: int
    shots: Path | None
    programs: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    staff_port: int = field(default_factory=lambda: free_port())
    public_port: int = field(default_factory=lambda: free_port())

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def public_url(self) -> str:
        """The address of the pages for citizens."""
        return f"http://127.0.0.1:{self.public_port}"

    @property
    def data(self) -> Path:
        """The server's data folder."""
        return self.folder / "server"

    def start(self, name: str, *arguments: str, **environment: str) -> None:
        """Start one program; its words go to ``NAME.log``."""
        with (self.folder / f"{name}.log").open("wb") as words:
            self.programs[name] = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                stdout=words,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **environment},
            )

    def link(self, kind: str, thing: str) -> str:
        """The address that opens a board's or a rating tablet's page."""
        answer = ask(self.data / "control.json", {"do": f"{kind}_link", _THINGS[kind]: thing})
        assert answer is not None
        return f"{self.public_url}{answer['path']}"

    def account(self) -> str:
        """The password of a fresh account that may do everything on the staff's pages."""
        password = secrets.token_urlsafe(9)
        account = {"id": STAFF, "name": "Quản trị", "role": "admin", "password": password}
        ask(self.data / "control.json", {"do": "account_add", **account})
        return password

    def token(self, role: str, name: str) -> Path:
        """A file with a fresh token."""
        answer = ask(self.data / "control.json", {"do": "token_create", "role": role, "name": name})
        assert answer is not None
        path = self.folder / f"{role}-{name}.token"
        path.touch(mode=0o600)
        path.write_text(str(answer["token"]), encoding="ascii")
        return path

    def stop(self) -> None:
        """End all programs, the server last."""
        for program in reversed(self.programs.values()):
            program.terminate()
        for program in self.programs.values():
            try:
                program.wait(timeout=5)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()

    def ended(self) -> str | None:
        """The name of a program that has ended by itself."""
        return next((name for name, program in self.programs.items() if program.poll() is not None), None)


def until(condition: Callable[[], bool], what: str, *, seconds: float = WAIT_S) -> None:
    """Wait for something to become true.

    Raises:
        TimeoutError: It did not; ``what`` says what was waited for.
    """
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"gave up waiting for {what}")
        time.sleep(0.05)


def demo(
    centre: Annotated[str, typer.Option(help="province, ward, tiny, or a TOML file.")] = "province",
    screenshots: Annotated[
        Path | None, typer.Option(help="Run the whole story by itself and leave pictures here.")
    ] = None,
    keep: Annotated[Path | None, typer.Option(help="Keep data and logs in this folder.")] = None,
) -> None:
    """Start everything; close one of the windows (or press Ctrl+C) to end it."""
    if screenshots is None and not _has_screen():
        print(NO_SCREEN)
        raise typer.Exit(1)
    with _folder(keep) as folder, _house(folder, screenshots) as house:
        document = read_document(centre)
        _start(house, document)
        if screenshots is not None:
            tell(house, cast(document), until)
            print(f"Pictures are in {screenshots}")
        else:
            print(f"Mời Số runs at {house.url}; close a window or press Ctrl+C to end it.")
            print(addresses(house, document))
            _wait(house)


def _start(house: House, document: Centre) -> None:
    hours = document.hours.model_copy(update={"always_open": True})
    always = document.model_copy(update={"hours": hours, "public_url": house.public_url})
    file = house.folder / "centre.toml"
    file.write_text(dump(always), encoding="utf-8")
    house.start(
        "server", "moiso_server", "serve", "--data", str(house.data), "--host", "127.0.0.1",
        "--port", str(house.port), "--centre", str(file), "--no-announce",
        "--staff-port", str(house.staff_port), "--public-port", str(house.public_port),
    )  # fmt: skip
    until(lambda: (house.data / "control.json").exists() or house.ended() is not None, "the server")
    hand_over(house.url, house.token("onestop", "mot-cua"), date.today())
    paper_port = free_port()
    house.start("paper", "moiso_kiosk", "paper-viewer", "--port", str(paper_port), *_shots(house))
    play = cast(document)
    kiosk = document.kiosks[0].id if document.kiosks else "kiosk"
    house.start(
        "kiosk", "moiso_kiosk", *_door(house, "kiosk", kiosk), "--printer", f"viewer://127.0.0.1:{paper_port}",
        "--data", str(house.folder / "kiosk"), "--windowed", *_shots(house),
    )  # fmt: skip
    for name, counter in zip(("counter-1", "counter-2"), (play.first, play.second), strict=True):
        house.start(
            name, "moiso_counter", *_door(house, "counter", counter.id), "--name", name, *_shots(house)
        )
    house.start(
        "board",
        "moiso_display",
        *_door(house, "board", _board(document, play.first)),
        "--windowed",
        *_shots(house),
    )


def addresses(house: House, document: Centre) -> str:
    """The pages that can be opened in a browser, one a line."""
    first = cast(document).first
    staff = f"http://127.0.0.1:{house.staff_port} (name: {STAFF}, password: {house.account()})"
    lines = [("the staff's pages", staff)]
    if document.boards:
        lines.append(("a board for any TV", house.link("board", _board(document, first))))
    lines.append((f"the rating tablet of counter {first.number}", house.link("rating", first.id)))
    lines.append(("a citizen's phone", "the QR code on each ticket in the paper viewer"))
    return "In a browser:\n" + "\n".join(f"  {what}: {where}" for what, where in lines)


def _door(house: House, role: str, name: str) -> list[str]:
    return ["--server", house.url, "--token-file", str(house.token(role, name))]


def _shots(house: House) -> list[str]:
    return ["--shots", str(house.shots.resolve())] if house.shots is not None else []


def _board(document: Centre, counter: Counter) -> str:
    """The board that shows and speaks the calls of a counter."""
    near = [b.id for b in document.boards if not b.zones or counter.zone in b.zones]
    speaking = [board.id for board in document.boards if board.speaks and board.id in near]
    return (speaking or near or ["board"])[0]


def _has_screen() -> bool:
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in known)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="moiso-demo-") as folder:
        yield Path(folder)


@contextmanager
def _house(folder: Path, shots: Path | None) -> Iterator[House]:
    house = House(folder, free_port(), shots)
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)
        os.environ.update(_offscreen(folder))
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield house
    except KeyboardInterrupt:
        print("Ended.")
    finally:
        house.stop()


def _offscreen(folder: Path) -> Mapping[str, str]:
    """Screens of the real sizes, without a screen."""
    screens = folder / "screens.json"
    sizes = {"kiosk": (0, 1080, 1920), "lobby": (1080, 1920, 1080)}
    described = ", ".join(
        f'{{"name": "{name}", "x": {x}, "y": 0, "width": {width}, "height": {height}, '
        '"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}'
        for name, (x, width, height) in sizes.items()
    )
    screens.write_text(f'{{"screens": [{described}]}}', encoding="utf-8")
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "QT_QUICK_BACKEND": "software"}


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait(house: House) -> None:
    while (name := house.ended()) is None:
        time.sleep(0.2)
    print(f"'{name}' has ended.")


if __name__ == "__main__":
    typer.run(demo)
