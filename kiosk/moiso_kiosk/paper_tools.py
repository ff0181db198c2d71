"""``moiso-kiosk ticket``: a sample ticket on a printer, or as a picture of what that printer would print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.port import NotPrinted, Outcome, PaperJob, Printed, Sent, Unknown
from moiso_hardware.printers.samples import sample_values
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.errors import Invalid
from moiso_shared.paper_layout import default_layout
from moiso_shared.text import VIETNAMESE

from moiso_kiosk.panel import printer_problem

ticket = typer.Typer(help="Try the paper.", no_args_is_help=True)

PrinterOption = Annotated[
    str, typer.Option(help="tcp://HOST:9100, serial:/dev/ttyUSB0?baud=19200, file:PATH, viewer: …")
]
Number = Annotated[str, typer.Option(help="The number on it.")]
Language = Annotated[str, typer.Option(help="Its language.")]
Reprint = Annotated[bool, typer.Option(help="As a paper that repeats a number.")]
CentreFile = Annotated[
    Path | None,
    typer.Option("--centre", help="The centre's document, for its own layout.", exists=True, dir_okay=False),
]


@ticket.command("print")
def print_sample(
    printer: PrinterOption,
    number: Number = "A015",
    language: Language = VIETNAMESE,
    reprint: Reprint = False,
    centre: CentreFile = None,
) -> None:
    """Print a sample ticket and say what became of it."""
    job = _sample(number, language, centre, reprint=reprint)
    machine = open_printer(printer)
    try:
        outcome = machine.print(job)
    finally:
        machine.close()
    typer.echo(_told(outcome))
    raise typer.Exit(0 if isinstance(outcome, Printed | Sent) else 1)


@ticket.command("preview")
def preview_sample(
    out: Annotated[Path, typer.Argument(help="The PNG file to write.")],
    number: Number = "A015",
    language: Language = VIETNAMESE,
    reprint: Reprint = False,
    centre: CentreFile = None,
    printer: PrinterOption = "viewer:",
) -> None:
    """Write a picture of a sample ticket, as this printer would print it; none need be there."""
    machine = open_printer(printer)
    picture = machine.preview(_sample(number, language, centre, reprint=reprint))
    try:
        picture.save(out, "PNG")
    except OSError as error:
        raise Invalid(f"out: {out} cannot be written: {error.strerror}") from error
    machine.close()


def _told(outcome: Outcome) -> str:
    """What became of the paper, for whoever stands before the printer."""
    match outcome:
        case Printed():
            return "Đã in và cắt phiếu."
        case Sent():
            return "Đã gửi; máy in không cho biết phiếu đã ra hay chưa."
        case NotPrinted(reason):
            return f"Chưa in: {printer_problem(reason)}."
        case Unknown(reason):
            return f"Không rõ phiếu đã ra hay chưa: {printer_problem(reason)}."


def _sample(number: str, language: str, file: Path | None, *, reprint: bool) -> PaperJob:
    centre = parse(file.read_text(encoding="utf-8", errors="replace")) if file is not None else None
    values = sample_values(number=number, reprint=reprint) | (_names(centre) if centre else {})
    return PaperJob(centre.ticket if centre else default_layout(), values, language)


def _names(centre: Centre) -> dict[str, str]:
    """The centre's own name instead of the sample's."""
    names = {f"centre.{language}": words for language, words in centre.name.root.items()}
    return {"centre": centre.name.vi, "centre.en": ""} | names
