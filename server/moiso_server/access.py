"""Who may do what: one table for REST and WebSocket. What is not in it is refused."""

import asyncio
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from moiso_shared.errors import Forbidden
from moiso_shared.wire import PAGES, ROLES

from moiso_server.accounts import Accounts
from moiso_server.hall import Hall
from moiso_server.private import Bearer, Private, token_hash

EVERYONE = frozenset({*ROLES, PAGES}) - {"onestop"}
DESK = frozenset({"counter", "admin"})
COUNTERS = frozenset({"counter", "supervisor", "admin"})
VISITORS = frozenset({"counter", "guide", "supervisor", "admin"})
KIOSKS = frozenset({"kiosk", "admin"})
GIVERS = frozenset({"kiosk", "guide", "supervisor", "admin"})
HEADS = frozenset({"supervisor", "admin"})
ADMIN = frozenset({"admin"})
ONE_STOP = frozenset({"onestop", "admin"})
WEB = frozenset({PAGES})
PEOPLE = frozenset({"clerk", "guide", "supervisor", "admin"})
"""Roles of people who sign in to the web pages."""


@dataclass(frozen=True)
class Rule:
    """Who may ask for a path, and which command it stands for."""

    method: str
    path: str
    """As in OpenAPI, ``{…}`` for one segment."""
    roles: frozenset[str]
    command: str | None = None


TABLE: tuple[Rule, ...] = (
    Rule("GET", "/api/docs", EVERYONE),
    Rule("GET", "/api/openapi.json", EVERYONE),
    Rule("GET", "/api/live", EVERYONE),
    Rule("GET", "/api/lobby", EVERYONE),
    Rule("GET", "/api/tickets/{id}", EVERYONE - {"board"}),
    Rule("GET", "/api/tickets/{id}/why", EVERYONE - {"board"}),
    Rule("GET", "/api/tickets/{id}/story", HEADS),
    Rule("GET", "/api/counters/{id}/queue", COUNTERS),
    Rule("GET", "/api/codes/{code}", WEB | {"kiosk"}),
    Rule("GET", "/api/days/{day}/tickets", WEB | HEADS),
    Rule("GET", "/api/pace", WEB),
    Rule("GET", "/api/outlook", EVERYONE),
    Rule("GET", "/api/today", EVERYONE),
    Rule("GET", "/api/notes/{id}", VISITORS),
    Rule("GET", "/api/centre", EVERYONE),
    Rule("GET", "/api/procedures", EVERYONE),
    Rule("GET", "/api/procedures/{code}", EVERYONE),
    Rule("GET", "/api/procedure-fields", EVERYONE),
    Rule("PUT", "/api/procedure-groups", ADMIN),
    Rule("GET", "/api/dossiers-ready", EVERYONE),
    Rule("GET", "/api/dossiers/{code}", EVERYONE - {"board"}),
    Rule("PUT", "/api/dossiers/{code}", ONE_STOP),
    Rule("DELETE", "/api/dossiers/{code}", ONE_STOP),
    Rule("PUT", "/api/dossiers", ONE_STOP),
    Rule("GET", "/api/dossier-figures", HEADS),
    Rule("POST", "/api/pairing-codes", ADMIN),
    Rule("GET", "/api/first", WEB),
    Rule("POST", "/api/first", WEB),
    Rule("POST", "/api/sessions", WEB),
    Rule("GET", "/api/session", PEOPLE),
    Rule("DELETE", "/api/session", PEOPLE),
    Rule("GET", "/api/sign-ins", HEADS),
    Rule("GET", "/api/names", HEADS | WEB),
    Rule("GET", "/api/deeds", HEADS),
    Rule("GET", "/api/alerts", WEB | HEADS),
    Rule("PUT", "/api/alerts/{id}", WEB),
    Rule("GET", "/api/accounts", ADMIN),
    Rule("PUT", "/api/accounts/{id}", ADMIN),
    Rule("DELETE", "/api/accounts/{id}", ADMIN),
    Rule("PUT", "/api/pins/{id}", ADMIN),
    Rule("GET", "/api/tokens", ADMIN),
    Rule("POST", "/api/tokens", ADMIN),
    Rule("POST", "/api/tokens/revoke", ADMIN),
    Rule("GET", "/api/centre-versions", ADMIN),
    Rule("GET", "/api/centre-versions/{id}", ADMIN),
    Rule("PUT", "/api/centre", ADMIN, "replace_centre"),
    Rule("POST", "/api/clock/confirm", ADMIN),
    Rule("GET", "/api/person-key", frozenset({"kiosk"})),
    Rule("POST", "/api/tickets", GIVERS, "issue"),
    Rule("POST", "/api/tickets/{id}/recall", COUNTERS, "recall"),
    Rule("POST", "/api/tickets/{id}/start", DESK, "start"),
    Rule("POST", "/api/tickets/{id}/finish", DESK, "finish"),
    Rule("POST", "/api/tickets/{id}/missed", DESK, "miss"),
    Rule("POST", "/api/tickets/{id}/return", VISITORS | KIOSKS, "return_to_queue"),
    Rule("POST", "/api/tickets/{id}/transfer", VISITORS, "transfer"),
    Rule("POST", "/api/tickets/{id}/cancel", VISITORS | KIOSKS | WEB, "cancel"),
    Rule("POST", "/api/tickets/{id}/paper", KIOSKS, "report_paper"),
    Rule("POST", "/api/tickets/{id}/ask-reprint", VISITORS, "ask_reprint"),
    Rule("POST", "/api/tickets/{id}/reprint", KIOSKS, "reprint"),
    Rule("POST", "/api/tickets/{id}/park", VISITORS | KIOSKS, "park"),
    Rule("POST", "/api/tickets/{id}/take-over", DESK, "take_over"),
    Rule("POST", "/api/tickets/{id}/priority", VISITORS, "set_priority"),
    Rule("POST", "/api/tickets/{id}/needs", VISITORS, "set_needs"),
    Rule("POST", "/api/tickets/{id}/services", VISITORS | KIOSKS, "add_services"),
    Rule("POST", "/api/tickets/{id}/notes", VISITORS, "note_ticket"),
    Rule("POST", "/api/tickets/{id}/rating", WEB, "rate"),
    Rule("POST", "/api/kiosks/{id}/slips", VISITORS, "ask_slips"),
    Rule("POST", "/api/kiosks/{id}/help", VISITORS, "answer_help"),
    Rule("POST", "/api/counters/{id}/call-help", COUNTERS, "call_help"),
    Rule("POST", "/api/counters/{id}/answer-help", VISITORS, "answer_help"),
    Rule("POST", "/api/counters/{id}/end-help", VISITORS, "end_help"),
    Rule("POST", "/api/kiosks/{id}/orders", HEADS, "tell_kiosk"),
    Rule("POST", "/api/notices", HEADS, "show_notice"),
    Rule("POST", "/api/notices/{id}/end", HEADS, "end_notice"),
    Rule("POST", "/api/offline-tickets", KIOSKS, "hand_in"),
    Rule("POST", "/api/undo", COUNTERS, "undo"),
    Rule("POST", "/api/services/{id}/roll", frozenset({"guide", "supervisor", "admin"}), "issue_up_to"),
    Rule("POST", "/api/rehearsals", HEADS, "set_rehearsal"),
    Rule("POST", "/api/services/{id}/stop", HEADS | KIOSKS, "stop_service"),
    Rule("POST", "/api/services/{id}/resume", HEADS | KIOSKS, "resume_service"),
    Rule("POST", "/api/counters/{id}/profile", COUNTERS, "set_profile"),
    Rule("POST", "/api/counters/{id}/sign-in", DESK, "sign_in"),
    Rule("POST", "/api/counters/{id}/sign-out", DESK, "sign_out"),
    Rule("POST", "/api/counters/{id}/open", COUNTERS, "open_counter"),
    Rule("POST", "/api/counters/{id}/close", COUNTERS, "close_counter"),
    Rule("POST", "/api/counters/{id}/pause", COUNTERS, "pause_counter"),
    Rule("POST", "/api/counters/{id}/call-next", DESK, "call_next"),
    Rule("POST", "/api/counters/{id}/call", DESK, "call_ticket"),
)

OPEN_PATHS = frozenset({"/api/health", "/api/pairing"})
"""Answered without a token."""

_ITEM = "{}"
_RULES: dict[str, dict[str, Rule]] = {}
for _rule in TABLE:
    _RULES.setdefault(re.sub(r"\{\w+\}", _ITEM, _rule.path), {})[_rule.method] = _rule
_COMMANDS: Mapping[str, frozenset[str]] = {rule.command: rule.roles for rule in TABLE if rule.command}


def rules_for(path: str) -> dict[str, Rule]:
    """The rules of a path by method; empty when nobody may ask for it."""
    parts = path.split("/")
    if len(parts) < 4 or not parts[3]:
        return _RULES.get(path, {})
    parts[3] = _ITEM  # the third part is the only one that may name an item
    return _RULES.get("/".join(parts), {}) | _RULES.get(path, {})


def check_command(bearer: Bearer, kind: str) -> None:
    """Let a command of this kind pass.

    Raises:
        Forbidden: The role may not send it.
    """
    if bearer.role not in _COMMANDS.get(kind, frozenset()):
        raise Forbidden(f"role: '{bearer.role}' may not ask for '{kind}'")


@dataclass(frozen=True)
class _Kept:
    """What the private store knows, by the hash of the token."""

    tokens: Mapping[str, Bearer]
    sessions: Mapping[str, tuple[Bearer, datetime]]


class Tokens:
    """The known tokens, in memory; `reload` after they were changed in the private store."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self._kept = self._read()
        self._lent: dict[str, Bearer] = {}
        self._changed = asyncio.Event()

    async def reload(self, hall: Hall) -> None:
        """Read the tokens again, in the thread that owns the files."""
        self._kept = await hall.on_disk(self._read)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def _read(self) -> _Kept:
        sessions = Accounts(self._private).sessions()
        return _Kept(
            tokens={digest: bearer for digest, bearer, _ in self._private.tokens()},
            sessions={digest: (bearer, until) for digest, bearer, until in sessions},
        )

    async def withdrawn(self, authorization: str) -> None:
        """Return once the token of an ``Authorization`` header is no longer known."""
        while self.bearer(authorization) is not None:
            await self._changed.wait()

    def lend(self, bearer: Bearer) -> str:
        """Make a token that is known as long as this process runs and stands in no file."""
        token = secrets.token_urlsafe(32)
        self._lent[token_hash(token)] = bearer
        return token

    def bearer(self, authorization: str) -> Bearer | None:
        """Who holds the token of an ``Authorization`` header; None when it is not known."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            return None
        digest = token_hash(token.strip())
        found = self._kept.tokens.get(digest) or self._lent.get(digest)
        if found is None and digest in self._kept.sessions:
            bearer, until = self._kept.sessions[digest]
            return bearer if datetime.now(UTC) < until else None
        return found
