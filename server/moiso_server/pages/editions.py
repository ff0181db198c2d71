"""Forms of the set-up know which version of the document they were filled in on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import httpx
from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.errors import MoisoError
from starlette.requests import Request

from moiso_server.pages.acting import ask
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, reader_of


class Editions:
    """Finds the document that somebody began with, while another may be in use by now.

    Args:
        hall: The document in use.
        rest: The API.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest

    async def opened(
        self, request: Request, form: Mapping[str, Sequence[str]]
    ) -> tuple[Reader, Centre | None]:
        """Who sent a form, with the version it was filled in on, and that document.

        A form that names no version, or one that is not known, is taken as one on the document in use.
        """
        reader, base = reader_of(request), form.get("base", [""])[0]
        if not base.isdecimal() or int(base) == reader.version or reader.who.role != "admin":
            return reader, self._hall.centre
        try:
            told = await ask(self._rest, reader.who.token, "GET", f"/api/centre-versions/{int(base)}")
            return replace(reader, version=int(base)), validate(told["centre"])
        except MoisoError:
            return reader, self._hall.centre
