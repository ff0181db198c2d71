"""A short pairing code becomes this device's token."""

import json
import urllib.error
import urllib.request
from http.client import CONFLICT

from moiso_shared.errors import MoisoError
from moiso_shared.pairing import is_code

PATIENCE_S = 10.0


class CodeRefused(MoisoError):
    """The server does not take the pairing code."""

    code = "pairing_code_refused"


class ServerSilent(MoisoError):
    """Nothing answers at the address."""

    code = "pairing_server_silent"


def token_for(server: str, typed: str) -> str:
    """The device's token: what was typed, or what the server gives for a short code.

    Args:
        server: Address such as ``http://192.168.1.10:8710``.
        typed: A token, or a code of eight letters.

    Raises:
        CodeRefused: The code is wrong, used, or too old.
        ServerSilent: The server could not be asked.
    """
    if not is_code(typed):
        return typed
    request = urllib.request.Request(
        f"{server}/api/pairing",
        data=json.dumps({"code": typed}).encode(),
        headers={"Content-Type": "application/json"},
    )
    open_directly = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    try:
        with open_directly(request, timeout=PATIENCE_S) as answer:
            return str(json.load(answer)["token"])
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == CONFLICT:
            raise CodeRefused("code: it is wrong, used already, or older than ten minutes") from error
        raise ServerSilent(f"server: {server} knows no pairing codes ({error.code})") from error
    except (OSError, ValueError, KeyError) as error:
        raise ServerSilent(f"server: nothing answers at {server}") from error
