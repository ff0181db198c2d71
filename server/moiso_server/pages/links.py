"""Links that let a tablet or a television in the hall work without a person signed in to it."""

import hashlib
import hmac
from typing import Literal

Kind = Literal["rate", "board"]
LINKS_SECRET = "pages-links"
"""Name of the secret in the private store."""


class Links:
    """Makes and checks the keys of rating tablets and of boards in a browser.

    Args:
        secret: The installation's own, in hexadecimal digits.
    """

    def __init__(self, secret: str) -> None:
        self._secret = bytes.fromhex(secret)

    def key(self, thing_id: str, kind: Kind = "rate") -> str:
        """The key that opens the rating page of a counter, or the page of a board."""
        return hmac.new(self._secret, f"{kind}/{thing_id}".encode(), hashlib.sha256).hexdigest()[:24]

    def path(self, thing_id: str, kind: Kind = "rate") -> str:
        """The whole link on the public port, to be opened once."""
        return f"/{kind}/{thing_id}?key={self.key(thing_id, kind)}"

    def fits(self, thing_id: str, key: str, kind: Kind = "rate") -> bool:
        """Whether the key opens this page."""
        return hmac.compare_digest(self.key(thing_id, kind).encode(), key.encode(errors="replace"))
