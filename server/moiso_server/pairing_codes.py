"""Short codes that a device gets its token for: typed once, at a kiosk without a keyboard."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from moiso_shared.errors import WrongPassword
from moiso_shared.pairing import ALPHABET, CODE_LETTERS, plain

from moiso_server.private import Bearer, token_hash
from moiso_server.tries import Tries

VALID_S = 600.0


@dataclass(frozen=True)
class _Offer:
    bearer: Bearer
    until: float


class PairingCodes:
    """Codes in memory only: a restart of the server makes them void.

    Args:
        clock: Seconds that never run backwards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._offers: dict[str, _Offer] = {}
        self._tries = Tries(clock)

    def offer(self, bearer: Bearer) -> str:
        """A fresh code for a device, good for one token within ten minutes; a former one becomes void."""
        now = self._clock()
        self._offers = {
            digest: offer
            for digest, offer in self._offers.items()
            if offer.until > now and offer.bearer != bearer
        }
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
        self._offers[token_hash(code)] = _Offer(bearer, now + VALID_S)
        return f"{code[:4]}-{code[4:]}"

    def redeem(self, code: str, address: str) -> Bearer:
        """Whose code it is; it is void afterwards.

        Args:
            code: As it was typed.
            address: Where it was typed; after five wrong ones nothing is taken from there for a minute.

        Raises:
            WrongPassword: It is wrong, used, or too old, or there were too many tries.
        """
        if not self._tries.begin(address):
            raise WrongPassword("code: too many tries; wait a minute")
        offer = self._offers.pop(token_hash(plain(code)), None)
        if offer is None or offer.until <= self._clock():
            raise WrongPassword("code: it is wrong, used already, or older than ten minutes")
        self._tries.right(address)
        return offer.bearer
