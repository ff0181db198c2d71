"""Whether the server can have the ports it was given, said before it begins."""

import os
import socket

from moiso_shared.errors import Invalid


def check_ports(host: str, port: int, *others: int) -> None:
    """Try the API's port; those of the pages need only differ, as pages wait for theirs.

    Raises:
        Invalid: Two ports are the same, the port is taken, or the address is not of this machine.
    """
    if len({port, *others}) < 1 + len(others):
        told = ", ".join(str(one) for one in (port, *others))
        raise Invalid(f"port: --port, --staff-port and --public-port must differ, and are {told}")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise Invalid(f"host: '{host}' is not an address of this machine") from error
    with socket.socket(family, kind, protocol) as tried:
        if os.name == "posix":
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(address)
        except OSError as error:
            raise Invalid(
                f"port: {port} of {host} cannot be had ({error.strerror}); "
                "end the program that holds it, or choose another with --port"
            ) from error
