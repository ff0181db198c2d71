"""``moiso-display``: the lobby board and its voice. Wiring only."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer
from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.pack import PackVoice, load_pack
from moiso_hardware.voice.speaker import Speaker
from moiso_qt.device import Device, config_folder, load_device
from moiso_qt.link import Link
from moiso_qt.log import write_log
from moiso_qt.loop import Loop
from moiso_qt.pairing import pair
from moiso_qt.roaming import Roaming
from moiso_qt.shots import Shots
from moiso_qt.sound import Player, output_names
from moiso_qt.theme.engine import use_software_renderer
from moiso_qt.theme.tokens import LIGHT
from moiso_shared.boards.announcing import Announcements
from moiso_shared.errors import MoisoError
from platformdirs import user_cache_path, user_data_path
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from moiso_display import packs
from moiso_display.announcer import Announcer
from moiso_display.board import Board
from moiso_display.distance import Sight, report
from moiso_display.foresight import Foresight
from moiso_display.lease import VoiceLease
from moiso_display.manner import Manner
from moiso_display.media import Media
from moiso_display.results import Results
from moiso_display.screen import PALETTES, Screen
from moiso_display.today import Today
from moiso_display.voice_worker import VoiceWorker

_log = logging.getLogger(__name__)

app = typer.Typer(add_completion=False, help="The board of a public-service centre's hall, and its voice.")
app.command("pair")(pair)

app.add_typer(packs.app, name="voice-pack")

WIDE = QSize(1920, 1080)
UPRIGHT = QSize(1080, 1920)

Inches = Annotated[float, typer.Option("--screen", help="Diagonal of the screen in inches.", min=5, max=300)]
Metres = Annotated[float, typer.Option(help="How far the farthest eyes are.", min=0.5, max=60)]


@app.callback(invoke_without_command=True)
def run(
    context: typer.Context,
    server: Annotated[str | None, typer.Option(help="Address, e.g. http://192.168.1.10:8710.")] = None,
    token_file: Annotated[Path | None, typer.Option(help="Holds this board's token.")] = None,
    board: Annotated[str, typer.Option(help="Id of the board; left out, the token's name.")] = "",
    screen: Inches = 43,
    metres: Metres = 6,
    theme: Annotated[str, typer.Option(help=f"One of: {', '.join(PALETTES)}.")] = LIGHT.name,
    windowed: Annotated[bool, typer.Option(help="In a window instead of the whole screen.")] = False,
    upright: Annotated[bool, typer.Option(help="With --windowed: higher than wide.")] = False,
    sound_device: Annotated[str, typer.Option(help="Part of the name of the sound output.")] = "",
    mute: Annotated[bool, typer.Option(help="Show only, never speak.")] = False,
    voice_pack: Annotated[Path | None, typer.Option(help="Folder of recorded clips to speak with.")] = None,
    data: Annotated[Path | None, typer.Option(help="Where spoken sentences are kept.")] = None,
    media_folder: Annotated[
        Path | None, typer.Option("--media", help="Folder of the pictures, PDFs and films of slides.")
    ] = None,
    shots: Annotated[Path | None, typer.Option(help="Folder of wishes for pictures.")] = None,
) -> None:
    """Run the board until its window is closed."""
    if context.invoked_subcommand is not None:
        return
    if theme not in PALETTES:
        raise typer.BadParameter(f"'{theme}' is not known here; there are: {', '.join(PALETTES)}")
    write_log()
    device = load_device(server, token_file, folder=config_folder())
    use_software_renderer()
    loop = Loop(QGuiApplication(sys.argv[:1]))
    link = Link(device.server, device.token, server_id=device.server_id)
    media = Media(media_folder or user_data_path("moiso-display") / "media", link)
    view = _board(link, board, media)
    size = (UPRIGHT if upright else WIDE) if windowed else None
    window = Screen(view, inches=screen, metres=metres, palette=PALETTES[theme], size=size, media=media)
    voice = None if mute else _voice(data or user_cache_path("moiso") / "voice", voice_pack)
    _announcer(link, view, voice, None if mute else _player(sound_device, link))
    if shots is not None:
        Shots(shots, "board", window.window.grabWindow, window)
    code = _run(loop, link, device, None if server else config_folder())
    if voice is not None:
        voice.stop()
    raise typer.Exit(code)


@app.command()
def distance(
    screen: Inches = 55,
    metres: Metres = 10,
    upright: Annotated[bool, typer.Option(help="The screen stands on its side.")] = False,
) -> None:
    """Say how large numbers must be for eyes so far away, and how many rows then fit."""
    size = UPRIGHT if upright else WIDE
    typer.echo(report(Sight(size.width(), size.height(), screen, metres)))


@app.command(
    "leds", add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True}
)
def led_boards(context: typer.Context) -> None:
    """LED boards on serial lines (a program of its own, loaded only when it is asked for)."""
    from moiso_display import leds

    leds.app(context.args, prog_name="moiso-display leds")


def main() -> None:
    """Run the command line; what a person can be told about is one line and an exit code."""
    try:
        app()
    except MoisoError as error:
        print(f"moiso-display: {error.message}", file=sys.stderr)
        sys.exit(2)


def _board(link: Link, board_id: str, media: Media) -> Board:
    """The view model, with everything that tells it what the hall's facts do not."""
    board = Board(link, board_id=board_id, media=media.folder)
    media.changed.connect(board.note_pages)
    media.look()
    Results(link, lambda: board.shows_results, link).read.connect(board.note_results)
    Today(link, lambda: board.shows_today, link).read.connect(board.note_today)
    return board


def _voice(folder: Path, pack: Path | None) -> VoiceWorker:
    engine = EngineVoice()
    if pack is None:
        return VoiceWorker(Speaker(engine, folder), engine.close)
    clips = load_pack(pack)
    return VoiceWorker(Speaker(PackVoice(clips, engine), folder / clips.fingerprint), engine.close)


def _player(name: str, link: Link) -> Player:
    player = Player(name, parent=link)
    if not player.available:
        there = ", ".join(output_names()) or "none (is there a sound card, and does PipeWire run?)"
        wanted = f" '{name}'" if name else ""
        _log.warning("no sound output%s, so calls are shown and not spoken; there is: %s", wanted, there)
    return player


def _announcer(link: Link, board: Board, voice: VoiceWorker | None, player: Player | None) -> Announcer:
    manner, queue = Manner(link, lambda: board.board_id), Announcements()
    lease = VoiceLease(
        link,
        lambda: manner.zones if player and player.available else (),
        said=lambda: queue.spoken,
        parent=link,
    )
    if voice is not None:
        Foresight(link, manner, voice, parent=link)
    announcer = Announcer(
        link, manner, holds=lease.holds, voice=voice, player=player, queue=queue, parent=link
    )
    lease.gained.connect(announcer.take_up)
    lease.lost.connect(announcer.give_way)
    announcer.begun.connect(board.announce)
    announcer.ended.connect(board.rest)
    announcer.health.connect(board.note_health)
    board.note_health(announcer.problems)
    return announcer


def _run(loop: Loop, link: Link, device: Device, folder: Path | None) -> int:
    roaming = Roaming(link, device, folder=folder)
    link.start()
    code = loop.run()
    roaming.stop()
    link.stop()
    return code


if __name__ == "__main__":
    main()
