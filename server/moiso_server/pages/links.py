"""Links that let a tablet or a television in the hall work without a person signed in to it."""

import hashlib
import hmac
from typing import Literal

from moiso_server.own_addresses import own_addresses, reachable

Kind = Literal["rate", "board"]
LINKS_SECRET = "pages-links"
"""Name of the secret in the private store."""


class Links:
    """Makes and checks the keys of rating tablets and of boards in a browser.

    Args:
        secret: The installation's own, in hexadecimal digits.
        address: Where the public pages listen.
        port: Their port.
    """

    def __init__(self, secret: str, address: str = "0.0.0.0", port: int = 8712) -> None:
        self._secret = bytes.fromhex(secret)
        self._address = address
        self._port = port

    def key(self, thing_id: str, kind: Kind = "rate") -> str:
        """The key that opens the rating page of a counter, or the page of a board."""
        return hmac.new(self._secret, f"{kind}/{thing_id}".encode(), hashlib.sha256).hexdigest()[:24]

    def path(self, thing_id: str, kind: Kind = "rate") -> str:
        """The whole link on the public port, to be opened once."""
        return f"/{kind}/{thing_id}?key={self.key(thing_id, kind)}"

    def whole(self, asked_at: str, thing_id: str, kind: Kind = "rate") -> str:
        """The link as it is typed on another machine.

        Args:
            asked_at: The host by which a reader of the staff pages reached them.
            thing_id: Id of the counter or board.
            kind: What the link opens.
        """
        host = asked_at if reachable(asked_at) else own_addresses(self._address)[0]
        return f"http://{f'[{host}]' if ':' in host else host}:{self._port}{self.path(thing_id, kind)}"

    def fits(self, thing_id: str, key: str, kind: Kind = "rate") -> bool:
        """Whether the key opens this page."""
        return hmac.compare_digest(self.key(thing_id, kind).encode(), key.encode(errors="replace"))
