"""``moiso-server backup`` and ``restore``."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from moiso_shared.errors import ClockDoubtful

from moiso_server.app import do_chore
from moiso_server.backup import KEPT, back_up, restore
from moiso_server.first import unset_centre

COPY = "moiso-20261128-190000"


def backup_command(
    data: Annotated[Path, typer.Option(help="The data folder; a server may be at work in it.")],
    to: Annotated[Path, typer.Option(help="Folder for copies, on another disk.")],
    keep: Annotated[int, typer.Option(min=1, max=1000, help="How many copies are kept there.")] = KEPT,
) -> None:
    """Copy the data into a folder of its own, and check every fact of the copy."""
    print("copy:", back_up(data, to, datetime.now().astimezone(), keep=keep))


def restore_command(
    data: Annotated[Path, typer.Option(help="A new data folder.")],
    source: Annotated[Path, typer.Option("--from", help=f"A copy, such as {COPY}.")],
) -> None:
    """Make a new data folder out of a copy; its kiosks give no numbers until a supervisor lets them.

    Visitors may hold numbers that were given after the copy: see docs/running-a-centre.md.
    """
    label = restore(source, data)
    try:
        stopped = do_chore(data, unset_centre(), {"do": "stop_all"})["stopped"]
    except ClockDoubtful:  # the copy's last day is long ago, or the clock is wrong; whoever restores can tell
        now = datetime.now()
        print(f"clock: {now:%Y-%m-%d %H:%M} is taken for right; if it is not, set it and restore again")
        do_chore(data, unset_centre(), {"do": "clock_confirm"})
        stopped = do_chore(data, unset_centre(), {"do": "stop_all"})["stopped"]
    print(f"facts: {label.facts}")
    print(f"copied: {label.made:%Y-%m-%d %H:%M}")
    print(f"stopped: {stopped} services; let them go on from the dashboard when the numbers fit the hall")
