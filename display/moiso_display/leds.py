"""``moiso-display leds``: LED boards and bells on serial lines, without a screen."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from moiso_hardware.boards.onbon import Onbon
from moiso_hardware.boards.port import Face
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_hardware.boards.template import TemplateSpeech
from moiso_qt.device import config_folder, load_device
from moiso_qt.link import Link
from moiso_qt.log import write_log
from moiso_qt.loop import Loop
from moiso_qt.roaming import Roaming
from moiso_shared.errors import MoisoError
from moiso_shared.led_settings import LedArea, LedTemplate, Parity, ready_made
from PySide6.QtCore import QCoreApplication

from moiso_display.led_search import BAUDS, PARITIES, Outcome, bursts, search, template_at, ways
from moiso_display.led_service import LedService

app = typer.Typer(help="LED boards and bells at the counters.")

Port = Annotated[str, typer.Argument(help="/dev/serial/by-id/…, /dev/ttyUSB0, COM3")]
Baud = Annotated[int, typer.Option(help="Speed of the line.")]
ParityWord = Annotated[str, typer.Option(help="N, E or O.")]
Server = Annotated[str | None, typer.Option(help="Address, e.g. http://192.168.1.10:8710.")]
TokenFile = Annotated[Path | None, typer.Option(help="Holds this device's token, of the role board.")]
BoardId = Annotated[str, typer.Option(help="Whose lines to drive; left out, the token's name.")]

ONBON = "onbon"
_FOLLOW_S = 0.2


@app.callback(invoke_without_command=True)
def service(
    context: typer.Context, server: Server = None, token_file: TokenFile = None, board: BoardId = ""
) -> None:
    """Drive the LED boards and bells of this device; the same as ``leds run``."""
    if context.invoked_subcommand is None:
        run(server, token_file, board)


@app.command()
def run(server: Server = None, token_file: TokenFile = None, board: BoardId = "") -> None:
    """Drive the boards that the centre's document names for this device, until Ctrl+C."""
    write_log()
    device = load_device(server, token_file, folder=config_folder())
    loop = Loop(QCoreApplication(sys.argv[:1]))
    link = Link(device.server, device.token, server_id=device.server_id)
    leds = LedService(link, device=board, parent=link)
    roaming = Roaming(link, device, folder=None if server else config_folder())
    link.start()
    code = loop.run()
    roaming.stop()
    link.stop()
    leds.stop()
    raise typer.Exit(code)


@app.command()
def sniff(
    port: Port,
    baud: Baud = 9600,
    parity: ParityWord = "N",
    seconds: Annotated[float, typer.Option(help="How long to listen; 0 until Ctrl+C.")] = 0,
    save: Annotated[Path | None, typer.Option(help="File that gets the same lines.")] = None,
) -> None:
    """Write down what an old controller sends: time, silence before it, bytes, signs."""
    line = SerialLine(LineSettings(port, baud, _parity(parity)))
    line.listen(0)
    typer.echo(f"Đang nghe {port}, {baud} 8{_parity(parity)}1. Ctrl+C để dừng.")
    try:
        for burst in bursts(line, seconds or float("inf")):
            signs = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in burst.heard)
            words = f"{time.strftime('%H:%M:%S')} {burst.after_ms:8.0f} ms  {burst.heard.hex(' ')}  {signs}"
            if save is not None:
                with save.open("a", encoding="utf-8") as file:
                    file.write(words + "\n")
            typer.echo(words)
    except KeyboardInterrupt:
        pass
    finally:
        line.close()


@app.command()
def probe(
    port: Port,
    addresses: Annotated[int, typer.Option(help="Try addresses 1 to this.", min=1, max=247)] = 4,
    baud: Annotated[list[int] | None, typer.Option(help="Only this speed; may be repeated.")] = None,
    parity: Annotated[list[str] | None, typer.Option(help="Only N, E or O; may be repeated.")] = None,
    template: Annotated[
        list[str] | None, typer.Option(help="Template by name or TOML file; may be repeated.")
    ] = None,
    pause: Annotated[float, typer.Option(help="Seconds to look at the board after each frame.")] = 0.5,
) -> None:
    """Ask in every way, with another test number each time; what stands on the board tells the right way."""
    names = template or [name for name, one in ready_made().items() if not one.answer]
    templates = {name: template_at(name) for name in names}
    parities = tuple(_parity(word) for word in parity) if parity else PARITIES
    answered = 0
    for way, outcome in search(ways(port, templates, addresses, baud or BAUDS, parities), templates):
        match outcome:
            case Outcome.ANSWERED:
                answered += 1
                typer.echo(f"{way}: CÓ TRẢ LỜI")
            case Outcome.SENT:
                typer.echo(f"{way}: đã gửi số {way.number}")
                time.sleep(pause)
            case Outcome.UNFIT:
                typer.echo(f"{way.settings.baud} 8{way.settings.parity}1: cổng này không đặt được, bỏ qua")
    typer.echo(f"{answered} cách có trả lời. Bảng chỉ nghe: số đang hiện trên bảng cho biết dòng nào đúng.")


@app.command("try")
def try_template(
    port: Port,
    template: Annotated[str, typer.Argument(help="A ready-made template, a TOML file, or onbon.")],
    number: Annotated[str, typer.Option(help="A ticket's number; empty for a dark board.")] = "A015",
    address: Annotated[int, typer.Option(help="Address of the board.", min=0, max=255)] = 1,
    counter: Annotated[int, typer.Option(help="Number of the counter.")] = 1,
    baud: Baud = 9600,
    parity: ParityWord = "N",
    width: Annotated[int, typer.Option(help="Dots of an Onbon card's area.", min=8, max=2048)] = 64,
    height: Annotated[int, typer.Option(help="The same, from top to foot.", min=8, max=512)] = 16,
    follow: Annotated[bool, typer.Option(help="Send again whenever the file is saved.")] = False,
) -> None:
    """Send one frame and show its bytes; with --follow, write the template while you look."""
    if follow and (template == ONBON or template in ready_made()):
        raise typer.BadParameter(f"--follow needs a TOML file, and '{template}' is ready-made")
    line = SerialLine(LineSettings(port, baud, _parity(parity)))
    face = Face(number, counter)
    try:
        line.listen(0)  # a port that cannot be opened is told before anything else
        if template == ONBON:
            _send_onbon(line, Onbon(LedArea(width=width, height=height)), address, face)
        elif follow:
            _follow(line, template, address, face)
        else:
            _send(line, template_at(template), address, face)
    except KeyboardInterrupt:
        pass
    finally:
        line.close()


def _follow(line: SerialLine, template: str, address: int, face: Face) -> None:
    typer.echo(f"Gửi lại mỗi khi {template} được lưu. Ctrl+C để dừng.")
    former = None
    while True:
        if (now := _saved(template)) != former:
            former = now
            _send_if_right(line, template, address, face)
        time.sleep(_FOLLOW_S)


def _send(line: SerialLine, template: LedTemplate, address: int, face: Face) -> None:
    speech = TemplateSpeech(template)
    typer.echo(f"gửi:  {speech.frame(address, face).hex(' ')}")
    answer = speech.ask(line, address, face)
    if template.answer:
        typer.echo(f"nhận: {answer.hex(' ')}")


def _send_onbon(line: SerialLine, speech: Onbon, address: int, face: Face) -> None:
    typer.echo(f"gửi:  {speech.frame(address, face).hex(' ')}")
    speech.show(line, address, face)
    typer.echo("Thẻ Onbon đã nhận.")


def _send_if_right(line: SerialLine, template: str, address: int, face: Face) -> None:
    """A mistake is told, and may be mended in the file."""
    try:
        _send(line, template_at(template), address, face)
    except MoisoError as error:
        typer.echo(error.message)


def _saved(template: str) -> float:
    path = Path(template)
    return path.stat().st_mtime if path.is_file() else 0.0


def _parity(word: str) -> Parity:
    for known in PARITIES:
        if word.upper() == known:
            return known
    raise typer.BadParameter("N, E or O")
