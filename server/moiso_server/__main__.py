"""``moiso-server``: serve the hall, and change what belongs to the server."""

import asyncio
import logging
import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from moiso_shared.centre import Centre
from moiso_shared.centre_checks import advice
from moiso_shared.centre_file import parse
from moiso_shared.errors import CentreInvalid, Invalid, MoisoError
from moiso_shared.mistakes_in_vietnamese import told
from moiso_shared.toml_places import placed

from moiso_server.app import Parts, do_chore
from moiso_server.catalogue.command_line import dossiers, procedures
from moiso_server.centres import NAMES as READY_MADE
from moiso_server.centres import ready_made
from moiso_server.device_ids import stranger
from moiso_server.first import UNSET, unset_centre
from moiso_server.folder import Folder
from moiso_server.journal import Journal
from moiso_server.loop import calm_collector, fast_loop
from moiso_server.serving import PagePorts, serve
from moiso_server.welcome import welcome

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The server of Mời Số.",
)
token = typer.Typer(no_args_is_help=True, help="Tokens of devices and people.")
centre = typer.Typer(no_args_is_help=True, help="The centre's document.")
journal = typer.Typer(no_args_is_help=True, help="The journal.")
person = typer.Typer(no_args_is_help=True, help="People who sign in with a PIN or a password.")
clock = typer.Typer(no_args_is_help=True, help="The server's clock.")
for name, group in {
    "token": token,
    "centre": centre,
    "journal": journal,
    "person": person,
    "clock": clock,
    "procedures": procedures,
    "dossiers": dossiers,
}.items():
    app.add_typer(group, name=name)

Data = Annotated[Path, typer.Option(help="The data folder.")]


@app.command("serve")
def serve_command(
    data: Data,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "0.0.0.0",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8710,
    centre: Annotated[
        str | None,
        typer.Option(
            help="Document for a new data folder: a TOML file, or one of province, ward, tiny. "
            "Left out, the centre is set up in a browser."
        ),
    ] = None,
    announce: Annotated[bool, typer.Option(help="Announce by mDNS.")] = True,
    pages: Annotated[bool, typer.Option(help="Serve the web pages too.")] = True,
    staff_port: Annotated[int, typer.Option(min=1, max=65535, help="Pages for staff.")] = 8711,
    public_port: Annotated[int, typer.Option(min=1, max=65535, help="Pages for citizens.")] = 8712,
    reports: Annotated[
        Path | None,
        typer.Option(help="Folder for the daily reports; left out, 'reports' in the data folder."),
    ] = None,
    report_at: Annotated[
        datetime | None,
        typer.Option(
            formats=["%H:%M"],
            help="Local time, like 17:30, at which today is reported too; replaced when the day is over.",
        ),
    ] = None,
) -> None:
    """Serve the hall until told to end."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httptools").setLevel(logging.WARNING)
    document = read_document(centre) if centre is not None else unset_centre()
    parts = Parts(Folder(data), document)
    log = logging.getLogger(__name__)
    used = document if parts.hall.centre.id == UNSET else parts.hall.centre
    if centre is not None and used != document:
        log.warning("the folder has a document of its own; 'moiso-server centre import' would replace it")
    if learnt := parts.catalogue.begin(used):
        log.info("%d well-known procedures for a start", learnt)
    log.info("%s on http://%s:%d", used.name, host, port)
    evening = report_at.time() if report_at is not None else None
    ports = PagePorts(staff_port, public_port, reports, evening) if pages else None
    if pages and used.id == UNSET and (code := parts.first.begin()):
        welcome(host, staff_port, code)
    calm_collector()
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(serve(parts, host, port, announce=announce, pages=ports))


@app.command("rating-link")
def rating_link(data: Data, counter: Annotated[str, typer.Option(help="Id of the counter.")]) -> None:
    """Print the link, on the public port, that a counter's rating tablet opens once."""
    print(_do(data, {"do": "rating_link", "counter": counter})["path"])


@app.command("board-link")
def board_link(data: Data, board: Annotated[str, typer.Option(help="Id of the board.")]) -> None:
    """Print the link, on the public port, that a television's browser opens once."""
    print(_do(data, {"do": "board_link", "board": board})["path"])


@app.command("pages", hidden=True)
def pages_command() -> None:
    """Serve the web pages; started by ``serve``, which says on standard input where the hall is."""
    from moiso_server.pages.program import run  # the web client's parts take a second to load

    sys.exit(run())


@token.command("create")
def token_create(
    data: Data,
    role: Annotated[str, typer.Option(help="kiosk, counter, board, guide, supervisor, admin or onestop.")],
    name: Annotated[str, typer.Option(help="The id of the kiosk, counter or board; or a person's name.")],
) -> None:
    """Make a token and print it: this is the one time that it can be read."""
    print("token:", _do(data, {"do": "token_create", "role": role, "name": name})["token"])
    if doubt := stranger(parse(_do(data, {"do": "centre_export"})["toml"]), role, name):
        _say_advice(doubt)


@token.command("list")
def token_list(data: Data) -> None:
    """Who holds tokens, and since when."""
    for row in _do(data, {"do": "token_list"})["tokens"]:
        print(f"{row['role']:<11}{row['name']:<24}{row['created'][:19]}")


@token.command("revoke")
def token_revoke(
    data: Data, role: Annotated[str, typer.Option()], name: Annotated[str, typer.Option()]
) -> None:
    """Withdraw all tokens of a device or person."""
    print("revoked:", _do(data, {"do": "token_revoke", "role": role, "name": name})["revoked"])


@centre.command("import")
def centre_import(data: Data, file: Path) -> None:
    """Put a document into use; running programs follow without a restart."""
    text = _read(file)
    checked = _parsed(text)
    print("version:", _do(data, {"do": "centre_import", "toml": text})["version"])
    _advise(checked)


@centre.command("export")
def centre_export(
    data: Data,
    out: Annotated[Path | None, typer.Option(help="Write to this file instead of the screen.")] = None,
) -> None:
    """Write the document in use as TOML."""
    text = _do(data, {"do": "centre_export"})["toml"]
    if out is None:
        print(text, end="")
    else:
        out.write_text(text, encoding="utf-8")


@centre.command("check")
def centre_check(file: Path) -> None:
    """Say whether a document may be imported, without importing it."""
    checked = _parsed(_read(file))
    print(f"{checked.name}: {len(checked.services)} services, {len(checked.counters)} counters")
    _advise(checked)


@journal.command("verify")
def journal_verify(data: Data) -> None:
    """Check every fact against its hash; names the first that was changed."""
    path = data / "journal.db"
    if not path.exists():
        raise Invalid(f"data: there is no journal in {data}")
    opened = Journal(path)
    try:
        print("facts:", opened.verify())
    finally:
        opened.close()


@person.command("add")
def person_add(
    data: Data,
    id: Annotated[str, typer.Option(help="Short name, typed at the counter.")],
    name: Annotated[str, typer.Option(help="Name as colleagues know it.")],
    pin: Annotated[str | None, typer.Option(help="4 to 12 digits, for the counter.")] = None,
    role: Annotated[
        str | None, typer.Option(help="clerk, guide, supervisor or admin: may sign in to the web pages.")
    ] = None,
    password: Annotated[str | None, typer.Option(help="For the web pages, with a role.")] = None,
) -> None:
    """Add a person, or change one: a PIN for the counter, or a role and password for the web pages.

    What is needed and not given is asked for.
    """
    person = {"id": id, "name": name}
    if role is not None:
        password = password or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        _do(data, {"do": "account_add", **person, "role": role, "password": password})
    if role is None or pin is not None:
        pin = pin or typer.prompt("Pin", hide_input=True, confirmation_prompt=True)
        _do(data, {"do": "person_add", **person, "pin": pin})
    print("person:", id)


@person.command("list")
def person_list(data: Data) -> None:
    """Who may sign in."""
    known = _do(data, {"do": "person_list"})
    for key, name in known["people"].items():
        print(f"{key:<16}{known['roles'][key]:<12}{name}")


@person.command("remove")
def person_remove(data: Data, id: Annotated[str, typer.Option()]) -> None:
    """Forget a person."""
    print("removed:", _do(data, {"do": "person_remove", "id": id})["removed"])


@clock.command("confirm")
def clock_confirm(data: Data) -> None:
    """Trust the machine's clock after the server doubted it."""
    print("status:", _do(data, {"do": "clock_confirm"})["status"])


def read_document(source: str) -> Centre:
    """A document from a file, or a ready-made one by its name.

    Raises:
        Invalid: The file cannot be read or is not allowed.
    """
    return parse(ready_made(source)) if source in READY_MADE else _parsed(_read(Path(source)))


def _parsed(text: str) -> Centre:
    """A document, or its mistakes by line and column."""
    try:
        return parse(text)
    except CentreInvalid as error:
        raise CentreInvalid(placed(error.message, text, _language())) from error


def _language() -> str:
    """Vietnamese where the terminal speaks it, English otherwise."""
    said = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "vi" if next(filter(None, said), "").startswith("vi") else "en"


def _advise(centre: Centre) -> None:
    for line in advice(centre):
        _say_advice(line)


def _say_advice(line: str) -> None:
    print("gợi ý:" if _language() == "vi" else "advice:", told(line, _language()), file=sys.stderr)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"file: {file} cannot be read: {error}") from error


def _do(data: Path, request: Mapping[str, Any]) -> Mapping[str, Any]:
    fresh = not (data / "journal.db").exists()
    answer = do_chore(data, unset_centre(), request)
    if fresh:
        print(
            f"moiso-server: no server has worked in {data} yet; a new data folder was made", file=sys.stderr
        )
    return answer


def main() -> None:
    """Run the command line; a situation ends with one sentence and status 1."""
    try:
        app()
    except MoisoError as error:
        print(f"moiso-server: {told(error.message, _language())}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
