"""Which server this device belongs to, and the token that says who it is."""

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import tomli_w
from moiso_shared.errors import MoisoError
from platformdirs import user_config_path

DEFAULT_PORT = 8710


class NotPaired(MoisoError):
    """Nobody has told this device which server to use, or its token."""

    code = "not_paired"


class DeviceUnreadable(MoisoError):
    """The token file or ``device.toml`` is missing something or cannot be read."""

    code = "device_unreadable"


@dataclass(frozen=True)
class Device:
    """A pairing: address, token, and the server's id (None when it was never learnt)."""

    server: str
    token: str
    server_id: str | None = None


def config_folder() -> Path:
    """Where ``device.toml`` lies for this user."""
    return user_config_path("moiso")


def load_device(server: str | None = None, token_file: Path | None = None, *, folder: Path) -> Device:
    """The pairing from the command line, completed from ``device.toml``.

    Args:
        server: A typed address; it is trusted, so no server id is asked for.
        token_file: Holds the token and nothing else.
        folder: Where ``device.toml`` lies.

    Raises:
        NotPaired: Address or token is known from nowhere.
        DeviceUnreadable: A file is there but cannot be used; the message names it.
    """
    saved = _read(folder / "device.toml")
    address = address_of(server) if server else saved.get("server")
    token = _token(token_file) if token_file else saved.get("token")
    if not address or not token:
        raise NotPaired("give --server URL and --token-file FILE, or pair this device first")
    return Device(address, token, None if server else saved.get("server_id"))


def save_device(device: Device, *, folder: Path) -> None:
    """Write ``device.toml``, readable by this user only; whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    document = {"server": device.server, "token": device.token}
    if device.server_id is not None:
        document["server_id"] = device.server_id
    unfinished = folder / "device.toml.part"
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        tomli_w.dump(document, file)
    unfinished.replace(folder / "device.toml")


def moved(device: Device, server: str) -> Device:
    """The same pairing at another address."""
    return replace(device, server=address_of(server))


def address_of(words: str) -> str:
    """A typed address made whole: ``192.168.1.10`` → ``http://192.168.1.10:8710``.

    Raises:
        DeviceUnreadable: It is no address of a server.
    """
    words = words.strip()
    try:
        parts = urlsplit(words if "://" in words else f"http://{words}")
        port = parts.port
    except ValueError as error:
        raise DeviceUnreadable(f"server: '{words}' is not an address; {_LIKE}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DeviceUnreadable(f"server: '{words}' is not an address; {_LIKE}")
    path = parts.path.rstrip("/")
    if port is None and "://" not in words:
        return f"{parts.scheme}://{parts.netloc}:{DEFAULT_PORT}{path}"
    return f"{parts.scheme}://{parts.netloc}{path}"


_LIKE = "write it like http://192.168.1.10:8710"


def _token(path: Path) -> str:
    try:
        token = path.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError as error:
        raise DeviceUnreadable(f"token file: {path} must hold one token and nothing else") from error
    except OSError as error:
        raise DeviceUnreadable(f"token file: cannot read {path}: {error.strerror}") from error
    if not token or any(sign.isspace() for sign in token) or not token.isascii():
        raise DeviceUnreadable(f"token file: {path} must hold one token and nothing else")
    return token


def _read(path: Path) -> dict[str, str]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DeviceUnreadable(f"device.toml: cannot read {path}: {error}") from error
    return {key: value for key, value in document.items() if isinstance(value, str)}
