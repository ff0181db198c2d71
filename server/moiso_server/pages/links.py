"""Links that let a tablet in the hall work without a person signed in to it."""

import hashlib
import hmac

LINKS_SECRET = "pages-links"
"""Name of the secret in the private store."""


class Links:
    """Makes and checks the keys of rating tablets.

    Args:
        secret: The installation's own, in hexadecimal digits.
    """

    def __init__(self, secret: str) -> None:
        self._secret = bytes.fromhex(secret)

    def key(self, counter_id: str) -> str:
        """The key that opens the rating page of one counter."""
        return hmac.new(self._secret, f"rate/{counter_id}".encode(), hashlib.sha256).hexdigest()[:24]

    def path(self, counter_id: str) -> str:
        """The tablet's whole link on the public port, to be opened once."""
        return f"/rate/{counter_id}?key={self.key(counter_id)}"

    def fits(self, counter_id: str, key: str) -> bool:
        """Whether the key opens this counter's page."""
        return hmac.compare_digest(self.key(counter_id).encode(), key.encode(errors="replace"))
