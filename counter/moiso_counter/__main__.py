"""The command line of the clerk's program."""

from pathlib import Path
from typing import Annotated

import typer

from moiso_counter.beginning import Beginning, keypads_of


def run(
    server: Annotated[str | None, typer.Option(help="Address, e.g. http://192.168.1.10:8710")] = None,
    token_file: Annotated[Path | None, typer.Option(help="File with this counter's token.")] = None,
    counter: Annotated[
        list[str] | None,
        typer.Option(help="Counter's id, usually the token's name; give it again for further counters."),
    ] = None,
    keypad: Annotated[Path | None, typer.Option(help="TOML file that names keypads and their keys.")] = None,
    keypad_only: Annotated[bool, typer.Option(help="No window: keypads alone.")] = False,
    name: Annotated[str, typer.Option(help="Name of this window's settings and pictures.")] = "counter",
    shots: Annotated[Path | None, typer.Option(help="Leave pictures in this folder on request.")] = None,
) -> None:
    """Call, serve and transfer numbers at a counter."""
    if keypad_only and keypad is None:
        raise typer.BadParameter("name the keypads with --keypad FILE.toml")
    beginning = Beginning(server, token_file, tuple(counter or ()), keypads_of(keypad), name, shots)
    if keypad_only:
        from moiso_counter import windowless

        raise typer.Exit(windowless.run(beginning))
    from moiso_counter import windowed

    raise typer.Exit(windowed.run(beginning))


def main() -> None:
    """The program ``moiso-counter``."""
    typer.run(run)


if __name__ == "__main__":
    main()
