"""``moiso-server``: serve the hall, and change what belongs to the server."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from moiso_shared.centre_file import parse
from moiso_shared.errors import Invalid, MoisoError, NotFound
from moiso_shared.mistakes_in_vietnamese import told

from moiso_server.app import do_chore
from moiso_server.backup_commands import backup_command, restore_command
from moiso_server.catalogue.command_line import dossiers, procedures
from moiso_server.device_ids import stranger
from moiso_server.documents import advise, language, parsed, read, say_advice, write
from moiso_server.first import unset_centre
from moiso_server.folder import need_data
from moiso_server.journal import Journal
from moiso_server.serve_command import serve_command

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

_BEFORE_A_START = ("token_create", "centre_import", "person_add", "account_add")
"""What may be prepared in a folder that no server has worked in."""


app.command("serve")(serve_command)
app.command("backup")(backup_command)
app.command("restore")(restore_command)


@app.command("rating-link")
def rating_link(data: Data, counter: Annotated[str, typer.Option(help="Id of the counter.")]) -> None:
    """Print what a counter's rating tablet opens once, after http://SERVER:8712 (the public port)."""
    print(_do(data, {"do": "rating_link", "counter": counter})["path"])


@app.command("board-link")
def board_link(data: Data, board: Annotated[str, typer.Option(help="Id of the board.")]) -> None:
    """Print what a television's browser opens once, after http://SERVER:8712 (the public port)."""
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
        say_advice(doubt)


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
    revoked = _do(data, {"do": "token_revoke", "role": role, "name": name})["revoked"]
    if not revoked:
        raise NotFound(f"name: there is no token of {role} '{name}'; 'token list' shows all")
    print("revoked:", revoked)


@centre.command("import")
def centre_import(data: Data, file: Path) -> None:
    """Put a document into use; running programs follow without a restart."""
    text = read(file)
    checked = parsed(text)
    print("version:", _do(data, {"do": "centre_import", "toml": text})["version"])
    advise(checked)


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
        write(out, text)


@centre.command("check")
def centre_check(file: Path) -> None:
    """Say whether a document may be imported, without importing it."""
    checked = parsed(read(file))
    print(f"{checked.name}: {len(checked.services)} services, {len(checked.counters)} counters")
    advise(checked)


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
    if not _do(data, {"do": "person_remove", "id": id})["removed"]:
        raise NotFound(f"id: there is no person '{id}'; 'person list' shows all")
    print("removed:", id)


@clock.command("confirm")
def clock_confirm(data: Data) -> None:
    """Trust the machine's clock after the server doubted it."""
    print("status:", _do(data, {"do": "clock_confirm"})["status"])


def _do(data: Path, request: Mapping[str, Any]) -> Mapping[str, Any]:
    fresh = not (data / "journal.db").exists()
    if fresh and request["do"] not in _BEFORE_A_START:
        need_data(data)
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
        print(f"moiso-server: {told(error.message, language())}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
