"""People of a made-up day: visitors who take numbers, and clerks who take every turn a visit can take."""

import threading
from collections import deque
from dataclasses import dataclass, field

from tests.server.lossy_client import Asked, Json, LossyClient

SERVICES = "ABCDE"
EXPECTED_REFUSALS = frozenset(
    {"wrong_state", "recall_too_soon", "unknown_ticket", "nothing_to_undo", "wrong_counter", "counter_busy"}
)
"""What a clerk may hear when somebody else was quicker."""


@dataclass
class Visitors:
    """A kiosk's share of the visitors."""

    client: LossyClient
    count: int

    def come(self) -> None:
        """Take all their numbers."""
        chance = self.client.chance
        for _ in range(self.count):
            body: Json = {"service": chance.choice(SERVICES)}
            if chance.random() < 0.2:
                body["priority"] = "elderly"
            if chance.random() < 0.1:
                body["then"] = [chance.choice(SERVICES)]
            if chance.random() < 0.05:
                body["needs"] = ["wheelchair"]
            assert self.client.post("/api/tickets", body).status == 201
        self.client.hang_up()


@dataclass
class Clerk:
    """One clerk at one counter, who works until everybody has gone."""

    client: LossyClient
    counter: str
    others: list[str]
    all_came: threading.Event
    all_gone: threading.Event
    aside: deque[str] = field(default_factory=deque)
    """Tickets that were missed or parked here and will come back."""
    strange: list[Asked] = field(default_factory=list)
    """Answers that nobody should get."""
    present: str | None = None
    """The ticket that the clerk believes to stand here; a call that the line delayed may prove that wrong."""

    def work(self) -> None:
        """Open, serve until nobody is left, close."""
        self._ask(f"/api/counters/{self.counter}/open")
        while True:
            last_round = self.all_came.is_set()
            path = f"/api/counters/{self.counter}/call-next"
            called = self._ask(path, {"after": self.present}).reply["ticket"]
            self.present = called and called["id"]
            if called is not None:
                self._serve(called["id"])
            elif self.aside:
                self._step(self.aside.popleft(), "return")
            elif last_round and not self._somebody_is_left():
                self.all_gone.set()
                break
            elif self.all_gone.wait(0.05):
                break
        self._ask(f"/api/counters/{self.counter}/close")
        self.client.hang_up()

    def _somebody_is_left(self) -> bool:
        return bool(self.client.get("/api/lobby")["tickets"])

    def _serve(self, ticket: str) -> None:
        dice = self.client.chance.random()
        if dice < 0.06:
            if self._step(ticket, "missed").status == 200:
                self.aside.append(ticket)
            return
        if dice < 0.08:
            self._step(ticket, "recall")
        if dice < 0.10:
            self._step(ticket, "return")
            return
        if dice < 0.9:
            self._step(ticket, "start")
        else:
            self.aside.append(ticket)  # the next call makes it missed, unless it ends now
        self._end(ticket)

    def _end(self, ticket: str) -> None:
        dice = self.client.chance.random()
        if dice < 0.05 and self._step(ticket, "park", {"reason": "papers"}).status == 200:
            self.aside.append(ticket)
        elif dice < 0.10:
            body = {"service": self.client.chance.choice(SERVICES), "come_back": dice < 0.07}
            self._step(ticket, "transfer", body)
        elif dice < 0.13:
            self._step(ticket, "transfer", {"counter": self.client.chance.choice(self.others)})
        elif dice < 0.15:
            self._step(ticket, "cancel")
        elif dice < 0.17:
            self._step(ticket, "priority", {"priority": "elderly", "reason": "cao tuổi"})
            self._step(ticket, "notes", {"text": "đã xem giấy tờ"})
            self._step(ticket, "finish", {"outcome": "done"})
        elif dice < 0.20:
            slip = self._step(ticket, "finish")
            if slip.status == 200 and self._ask("/api/undo", {"command": slip.id}).status == 200:
                self._step(ticket, "finish", {"outcome": "done"})
        elif dice < 0.6:
            self._step(ticket, "finish", {"outcome": "done"})

    def _step(self, ticket: str, step: str, body: Json | None = None) -> Asked:
        asked = self._ask(f"/api/tickets/{ticket}/{step}", body)
        if asked.status == 200:
            stays = asked.reply["state"] in ("called", "serving") and asked.reply["counter"] == self.counter
            self.present = ticket if stays else None
        return asked

    def _ask(self, path: str, body: Json | None = None) -> Asked:
        asked = self.client.post(path, body)
        if asked.status >= 500 or (
            asked.status >= 400 and asked.reply["error"]["code"] not in EXPECTED_REFUSALS
        ):
            self.strange.append(asked)
        return asked
