"""A day of the kiosk's own parts with a failing printer, a lossy network and power cuts."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.jobs import JobStore
from moiso_hardware.printers.port import PaperJob, Printer, PrinterState, Step, ignore_step
from moiso_hardware.printers.profiles import PROFILES
from moiso_kiosk.asking import Asking, Given
from moiso_kiosk.attempts import Attempt, Wish
from moiso_kiosk.giving import Giving
from moiso_kiosk.papers import Papers
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.reports import Reports
from moiso_kiosk.visit import OVER, PaperState
from moiso_qt.link import Accepted, NoAnswer, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.commands import AnyCommand, Cancel, Issue, ReportPaper, Reprint
from moiso_shared.facts import LobbyState
from moiso_shared.paper_layout import NumberBlock, PaperLayout, SpaceBlock, TextBlock
from moiso_shared.text import Text
from moiso_shared.tickets import Paper, Ticket, TicketState, format_number
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING, FakeLink
from tests.hardware.printers.conftest import rows_of
from tests.kiosk.stand import a_ticket
from tests.simulators.printer_links import TcpPrinter
from tests.simulators.printer_sensors import FaultKind

TICKETS = 60
HASTY = replace(PROFILES["generic"], answer_s=0.06, patience_s=0.12, retry_s=0.001, speed_mm_s=10_000.0)
KINDS: tuple[FaultKind, ...] = ("paper_end", "cover_open", "cutter_jam", "hot", "power_cut", "unplugged")
LAYOUT = PaperLayout(
    blocks=(
        TextBlock(when="reprint", text=Text("BẢN IN LẠI"), size_mm=3.0, inverse=True),
        SpaceBlock(when="reprint", mm=3),
        NumberBlock(height_mm=6.0),
    )
)


class PowerCut(Exception):
    """The kiosk's plug was pulled; nothing that it does from now on has any effect."""


@dataclass
class Plug:
    """Pulled at most once; afterwards neither disk nor network takes anything."""

    pulled: bool = False


class MortalStore(JobStore):
    """A disk that takes nothing any more after the power cut."""

    def __init__(self, path: Path, plug: Plug) -> None:
        self.plug = plug
        super().__init__(path)

    def _write(self, statement: str, *values: object) -> None:
        if not self.plug.pulled:
            super()._write(statement, *values)


@dataclass
class MortalPrinter:
    """A real printer's driver whose kiosk loses power when a job comes to a step."""

    printer: Printer
    plug: Plug
    dies_at: Step | None = None
    drawn: Callable[[PaperJob], None] = lambda job: None
    width_dots: int = 576

    def state(self) -> PrinterState:
        return self.printer.state()

    def watch(self, told: Callable[[PrinterState], None]) -> None:
        self.printer.watch(told)

    def preview(self, job: PaperJob) -> Any:
        return self.printer.preview(job)

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Any:
        self.drawn(job)

        def step(taken: Step) -> None:
            if self.plug.pulled:
                raise PowerCut
            on_step(taken)
            self.plug.pulled = self.plug.pulled or taken is self.dies_at
            if self.plug.pulled:  # meanwhile perhaps, and then the disk has not got this step
                raise PowerCut

        return self.printer.print(job, step)

    def close(self) -> None:
        self.printer.close()


@dataclass
class Server:
    """As much of a server as paper needs; it lives through the kiosk's power cuts."""

    tickets: dict[str, Ticket] = field(default_factory=dict)
    done: dict[str, Any] = field(default_factory=dict)

    def decide(self, command_id: str, command: AnyCommand) -> Accepted | RefusedReply:
        if command_id not in self.done:
            self.done[command_id] = self._decide(command)
        answer: Accepted | RefusedReply = self.done[command_id]
        return answer

    def _decide(self, command: AnyCommand) -> Accepted | RefusedReply:
        if isinstance(command, Issue):
            number = format_number("A", len(self.tickets) + 1)
            waits = Paper.PENDING if command.paper else Paper.NONE
            ticket = a_ticket(number, id=command.ticket, paper=waits)
            self.tickets[ticket.id] = ticket
            return self._told(ticket)
        ticket_id = str(getattr(command, "ticket", ""))
        known = self.tickets.get(ticket_id)
        if known is None or not known.open:
            return RefusedReply("unknown_ticket")
        change: dict[str, Any] = {}
        match command:
            case ReportPaper(paper=paper, repeat=repeat):
                change = {} if repeat and known.paper is not Paper.PENDING else {"paper": Paper(paper)}
            case Cancel():
                change = {"state": TicketState.CANCELLED}
            case Reprint():
                change = {"reprints": known.reprints + 1, "paper": Paper.PENDING}
        self.tickets[ticket_id] = known.model_copy(update=change)
        return self._told(self.tickets[ticket_id])

    @staticmethod
    def _told(ticket: Ticket) -> Accepted:
        return Accepted({**ticket.model_dump(mode="json"), "ahead": 0, "code": "abc"})

    def hall(self) -> LobbyState:
        held = tuple(ticket for ticket in self.tickets.values() if ticket.open)
        return LobbyState(day=MORNING.date(), at=MORNING, tickets=held)


class LossyLink(FakeLink):
    """A link to the server above that loses commands and replies, and is cut off with the kiosk."""

    def __init__(self, server: Server, plug: Plug, dice: random.Random, *, calm: bool) -> None:
        super().__init__()
        self.calm = calm
        self.hall_server, self.plug, self.dice = server, plug, dice
        self.lost: list[Callable[[], None]] = []

    def send(self, command: AnyCommand, *, command_id: str | None = None, on_reply: Any = None) -> str:
        name = super().send(command, command_id=command_id, on_reply=on_reply)
        asked = self.asked[-1]
        fate = 1.0 if self.calm else self.dice.random()
        if self.plug.pulled or fate < 0.04:
            self.lost.append(lambda: self._answer(asked, NoAnswer()))
            return name
        answer = self.hall_server.decide(name, command)
        self.lobby.load(self.hall_server.hall())
        if fate < 0.08:
            self.lost.append(lambda: self._answer(asked, NoAnswer()))
        elif fate < 0.11:
            self.plug.pulled = True
        else:
            QTimer.singleShot(0, self, lambda: self._answer(asked, answer))
        return name

    def reconnect(self) -> None:
        """Out of touch for a moment; whoever waited for an answer got none."""
        self.go_offline()
        lost, self.lost = self.lost, []
        for give_up in lost:
            give_up()
        self.come_back()

    @staticmethod
    def _answer(asked: Any, answer: Any) -> None:
        on_reply, asked.on_reply = asked.on_reply, None
        if on_reply is not None:
            on_reply(answer)


@dataclass
class Life:
    """A kiosk from one start to the next power cut."""

    day: "Day"
    calm: bool = False
    """Nothing is lost in this life, and the power stays."""
    plug: Plug = field(default_factory=Plug)
    given: list[Given] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        day = self.day
        self.store = MortalStore(day.disk, self.plug)
        self.store.settle()
        real = open_printer(day.machine.address, HASTY, interrupted=self.store.left_unfinished())
        self.printer = MortalPrinter(real, self.plug, drawn=day.draw)
        self.link = LossyLink(day.server, self.plug, day.dice, calm=self.calm)
        self.worker = PrintWorker(lambda: self.printer, self.store)
        reports = Reports(self.link, self.store)
        papers = Papers(self.link, self.worker, reports)
        self.giving = Giving(self.link, Asking(self.link, reports), papers)
        self.giving.arrived.connect(self._arrived)
        self.giving.refused.connect(self.settled.append)
        self.giving.paper.connect(self._told)
        self.worker.start()
        self.link.come_online(day.centre, day.server.hall(), role="kiosk", name="k1")

    def _arrived(self, attempt: Attempt, given: Given) -> None:
        self.given.append(given)
        if not attempt.paper:
            self.settled.append(given.ticket.id)
        if not self.plug.pulled:
            self.giving.accept(attempt, given, wait="")

    def _told(self, ticket_id: str, paper: PaperState) -> None:
        if paper in OVER:
            self.settled.append(ticket_id)

    def visitor(self, qtbot: QtBot) -> None:
        """One person takes a number, and sometimes asks for a second paper."""
        dice = self.day.dice
        self.printer.dies_at = dice.choice(list(Step)) if dice.random() < 0.06 else None
        self._try(qtbot, lambda: self.giving.ask(Wish(("chung-thuc",))))
        if self.given and dice.random() < 0.2 and not self.plug.pulled:
            self._try(qtbot, lambda: self.giving.print_again(self.given[-1].ticket.id))

    def _try(self, qtbot: QtBot, action: Callable[[], None]) -> None:
        self.settled.clear()
        action()

        def over() -> bool:
            if self.link.lost and not self.plug.pulled:
                self.link.reconnect()
            return self.plug.pulled or bool(self.settled)

        qtbot.waitUntil(over, timeout=10_000)

    def end(self) -> None:
        self.plug.pulled = True
        self.link.blockSignals(True)
        self.worker.blockSignals(True)
        self.worker.stop()
        self.store.close()
        self.giving.deleteLater()


@dataclass
class Day:
    """A day with one server, one printer, and a kiosk that starts again and again."""

    machine: TcpPrinter
    disk: Path
    dice: random.Random
    centre: Centre = field(default_factory=lambda: small_centre(ticket=LAYOUT.model_dump(mode="json")))
    server: Server = field(default_factory=Server)
    drawn: dict[str, tuple[str, bool, list[bytes]]] = field(default_factory=dict)
    lives: int = 0

    def draw(self, job: PaperJob) -> None:
        rows = rows_of(open_printer("viewer:", HASTY).preview(job))
        self.drawn[job.id] = (job.values["number"], bool(job.values["reprint"]), rows)

    def pass_by(self, qtbot: QtBot) -> None:
        life = Life(self)
        while len(self.server.tickets) < TICKETS:
            if self.dice.random() < 0.4:
                kind, after = self.dice.choice(KINDS), self.dice.choice([0, 20, self.dice.randrange(6_000)])
                self.machine.do(lambda core, kind=kind, after=after: core.arm(kind, after))  # type: ignore[misc]
            life.visitor(qtbot)
            if life.plug.pulled:
                life.end()
                life, self.lives = Life(self), self.lives + 1
            if self.dice.random() < 0.8:
                self.machine.do(lambda core: core.repair())
        self.machine.do(lambda core: core.repair())
        life.end()
        life = Life(self, calm=True)
        qtbot.waitUntil(lambda: life.store.untold() == [], timeout=10_000)
        life.end()
