"""What both programs, with a window and without, begin with."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import typer
from moiso_hardware.keypads.settings import KeypadSettings, load
from moiso_qt.device import Device, config_folder, load_device
from moiso_shared.errors import MoisoError
from moiso_shared.sentences import sentence


@dataclass(frozen=True)
class Beginning:
    """The command line, read."""

    server: str | None = None
    token_file: Path | None = None
    counters: tuple[str, ...] = ()
    """None takes the token's name."""
    keypads: tuple[KeypadSettings, ...] = ()
    name: str = "counter"
    """Of the window's settings and pictures."""
    shots: Path | None = None
    folder: Path = field(default_factory=config_folder)
    """Holds the pairing."""

    @property
    def paired_here(self) -> Path | None:
        """The folder to keep up to date; None for a device that lives by its command line."""
        return None if self.server or self.token_file else self.folder

    def device(self) -> Device:
        """The pairing.

        Raises:
            NotPaired: There is none.
            DeviceUnreadable: It cannot be used.
        """
        return load_device(self.server, self.token_file, folder=self.folder)


def keypads_of(path: Path | None) -> tuple[KeypadSettings, ...]:
    """The keypads of a file; a mistake in it ends the program with a sentence."""
    try:
        return load(path) if path is not None else ()
    except MoisoError as error:
        give_up(error)


def give_up(error: MoisoError) -> NoReturn:
    """Say why the program cannot begin, and end it."""
    print(f"{sentence(error.code)} ({error.message})", file=sys.stderr)
    raise typer.Exit(2) from error
