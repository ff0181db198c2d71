"""``moiso-server procedures`` and ``dossiers``: import, list, search, forget."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

import typer
from pydantic import BaseModel

from moiso_server.app import do_chore
from moiso_server.catalogue.columns import Column, Numbered, day
from moiso_server.catalogue.dossier_table import COLUMNS as DOSSIER_COLUMNS
from moiso_server.catalogue.dossier_table import read_dossiers
from moiso_server.catalogue.handed_over import hand_over
from moiso_server.catalogue.procedure_table import COLUMNS, read_procedures
from moiso_server.catalogue.tables import read_table
from moiso_server.first import unset_centre
from moiso_server.folder import need_data

M = TypeVar("M", bound=BaseModel)

Data = Annotated[Path, typer.Option(help="The data folder.")]

procedures = typer.Typer(no_args_is_help=True, help="The catalogue of administrative procedures.")
dossiers = typer.Typer(no_args_is_help=True, help="The state of dossiers.")


@procedures.command("import")
def procedures_import(
    data: Data,
    file: Annotated[Path, typer.Argument(help="A .csv, .json or .xlsx file.")],
    effective: Annotated[
        str | None, typer.Option("--from", help="Effective day of rows that name none; left out: today.")
    ] = None,
    whole: Annotated[
        bool, typer.Option(help="The file is the whole catalogue: withdraw from that day what is not in it.")
    ] = False,
) -> None:
    """Put procedures into use, each from its effective day; a running server follows at once."""
    begins = _day(effective) if effective else _today()
    rows = read_procedures(read_table(file), begins)
    told = import_rows(
        data, rows, {"do": "procedures_import", "whole_from": begins.isoformat() if whole else None}
    )
    print(" ".join(f"{what}: {count}" for what, count in told.items()))


@procedures.command("list")
def procedures_list(data: Data) -> None:
    """What is in force today."""
    _print(ask(data, {"do": "procedures_list"}))


@procedures.command("search")
def procedures_search(data: Data, words: Annotated[list[str], typer.Argument()]) -> None:
    """Find procedures as a visitor would at the kiosk."""
    _print(ask(data, {"do": "procedures_search", "words": " ".join(words)}))


@procedures.command("columns")
def procedures_columns() -> None:
    """What the columns of an import are called, in English and Vietnamese."""
    print_columns(COLUMNS)


@dossiers.command("import")
def dossiers_import(
    data: Data, file: Annotated[Path, typer.Argument(help="A .csv, .json or .xlsx file.")]
) -> None:
    """Take over the state of dossiers; of names only a masked form is kept."""
    rows = read_dossiers(read_table(file))
    told = import_rows(data, rows, {"do": "dossiers_import"})
    print(f"changed: {told['changed']} unchanged: {len(rows) - told['changed']}")


@dossiers.command("forget")
def dossiers_forget(
    data: Data, returned_before: Annotated[str, typer.Option(help="A day, e.g. 2026-01-01.")]
) -> None:
    """Erase dossiers whose result was handed over before a day."""
    before = _day(returned_before).isoformat()
    print("forgotten:", ask(data, {"do": "dossiers_forget", "before": before})["forgotten"])


@dossiers.command("columns")
def dossiers_columns() -> None:
    """What the columns of an import are called, in English and Vietnamese."""
    print_columns(DOSSIER_COLUMNS)


def import_rows(data: Path, rows: Sequence[Numbered[M]], request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Hand checked rows to the server, or do its work when none runs."""
    need_data(data)
    handed = hand_over(data, rows)
    try:
        return ask(data, {**request, "file": handed.name})
    finally:
        handed.unlink(missing_ok=True)


def ask(data: Path, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Ask the lock's owner, or be it."""
    need_data(data)
    return do_chore(data, unset_centre(), request)


def print_columns(columns: Sequence[Column]) -> None:
    """One line for each column."""
    for column in columns:
        needed = "*" if column.needed else " "
        print(f"{needed} {column.field:<16}{column.heading:<26}{column.words}")


def _print(answer: Mapping[str, Any]) -> None:
    for line in answer["procedures"]:
        print(f"{line['code']:<14}{line['service'] or '-':<22}{line['name']}")


def _day(written: str) -> date:
    try:
        return day(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _today() -> date:
    return datetime.now(UTC).astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date()
