"""Pairing a device without a keyboard dialog of its own: from the command line, once."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from moiso_shared.sentences import sentence
from PySide6.QtCore import Qt

from moiso_qt.device import Device, address_of, config_folder, save_device
from moiso_qt.discovery import Discovery, FoundServer
from moiso_qt.redeeming import CodeRefused, ServerSilent, token_for

LOOK_S = 3.0
"""How long servers are looked for before the list is shown."""


def pair(
    server: Annotated[
        str | None, typer.Option(help="Address; left out, the servers of this network are listed.")
    ] = None,
    token: Annotated[
        str | None, typer.Option(help="The pairing code or the device's token; left out, it is asked for.")
    ] = None,
) -> None:
    """Tell this device once which server it belongs to, and its token."""
    found = look(LOOK_S) if server is None else []
    try:
        device = pairing(server, token, found=found, folder=config_folder())
    except (CodeRefused, ServerSilent) as error:
        typer.echo(sentence(error.code), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Đã ghép với máy chủ {device.server}.")


def pairing(
    server: str | None,
    token: str | None,
    *,
    found: list[FoundServer],
    folder: Path,
    prompt: Callable[..., Any] = typer.prompt,
) -> Device:
    """Make the pairing and keep it.

    Args:
        server: Address, or None to choose among the servers found.
        token: The pairing code or the device's token, or None to ask for it.
        found: Servers that announce themselves.
        folder: Where ``device.toml`` lies.
        prompt: Asks the person.

    Raises:
        DeviceUnreadable: The typed address is none.
        CodeRefused, ServerSilent: The server gave no token for the code.
    """
    server_id = None
    if server is None:
        for number, one in enumerate(found, start=1):
            typer.echo(f"  {number}. {one.name}  {one.url}")
        answer = str(prompt("Số thứ tự của máy chủ, hoặc địa chỉ")).strip()
        if answer.isdecimal() and 1 <= int(answer) <= len(found):
            chosen = found[int(answer) - 1]
            server, server_id = chosen.url, chosen.id
        else:
            server = answer
    address = address_of(server)
    typed = token or str(prompt("Mã ghép 8 ký tự, hoặc mã truy cập dài", hide_input=True)).strip()
    device = Device(address, token_for(address, typed), server_id)
    save_device(device, folder=folder)
    return device


def look(seconds: float) -> list[FoundServer]:
    """The servers that answer on this network within so many seconds."""
    servers: dict[str, FoundServer] = {}
    discovery = Discovery()
    discovery.found.connect(
        lambda server: servers.setdefault(server.id, server), Qt.ConnectionType.DirectConnection
    )
    discovery.start()
    time.sleep(seconds)
    discovery.stop()
    return list(servers.values())
