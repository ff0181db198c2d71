"""A printer that answers: prints a job and finds out what became of it."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from moiso_hardware.printers import commands
from moiso_hardware.printers.errors import LinkLost, PrinterAway
from moiso_hardware.printers.framing import Frame, frame_job, is_hybrid, largest_strip, preview
from moiso_hardware.printers.port import (
    NotPrinted,
    Outcome,
    PaperJob,
    Printed,
    PrinterState,
    Sent,
    Step,
    Unknown,
    ignore_state,
    ignore_step,
)
from moiso_hardware.printers.profiles import Profile
from moiso_hardware.printers.session import Session
from moiso_hardware.printers.transports import Connector

_log = logging.getLogger(__name__)

_LONGEST_PAUSES = 20
_CREDIT_FENCES = 2
"""Blocks of at most 1 KB that may be under way on a serial line without an answer."""
_ASSUMED_BAUD = 115_200


class AnsweringPrinter:
    """A ticket printer behind a link that carries answers. One job at a time; calls block.

    Args:
        connector: The way to it.
        profile: What is known of it.
    """

    def __init__(self, connector: Connector, profile: Profile) -> None:
        self._connector = connector
        self._profile = profile
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._knows_ids = profile.process_ids
        self._ever_heard = profile.answers is True
        self._unfinished = False
        self._remnant = False
        self._cleared = False
        self._pause_s = profile.retry_s
        self._next_attempt = 0.0
        self._away = ""
        self._ailed: PrinterState | None = None
        """What it said when it last failed: with full buffers a stopped printer hears no question."""
        self._told: Callable[[PrinterState], None] = ignore_state
        self._fresh_until = 0.0
        self._next_id = int(time.time() * 16) % commands.PROCESS_IDS

    def expect_remnant(self) -> None:
        """A job was cut short before this program started: throw away what is left before the next paper."""
        self._unfinished = self._remnant = True

    @property
    def width_dots(self) -> int:
        """Width of the paper's printable part."""
        return self._profile.width_dots

    def watch(self, told: Callable[[PrinterState], None]) -> None:
        """Call this whenever the printer tells of trouble, or its end, in the middle of a job."""
        self._told = told

    def preview(self, job: PaperJob) -> Image.Image:
        """The picture that ``print`` would print."""
        return preview(job, self._profile, self._connector.baud)

    def state(self) -> PrinterState:
        """Ask the printer how it is, connecting again with growing pauses where the link was lost."""
        with self._lock:
            if self._session is None and time.monotonic() < self._next_attempt:
                return PrinterState(link="away")
            return self._asked()

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        """Print one paper and wait for what became of it."""
        with self._lock:
            state = self._known() or self._asked()
            if not state.can_print or self._session is None:
                return NotPrinted(state.obstacle or "printer_away")
            if not self._prepared(self._session):
                return NotPrinted("no_answer")
            ids = self._two_ids() if self._knows_ids else None
            frame = frame_job(job, self._profile, self._connector.baud, ids)
            if is_hybrid(self._connector.baud):
                _log.info(
                    "Slow line: hybrid ticket of %d bytes, about %.0f s", frame.size, self._wire_s(frame)
                )
            on_step(Step.SENDING)
            self._unfinished = self._remnant = True
            outcome = self._carried_out(self._session, frame, on_step)
            self._unfinished = self._remnant = isinstance(outcome, Unknown)
            if isinstance(outcome, Unknown):
                _log.info("Paper %s: unknown, %s", job.id, outcome.reason)
                self._ailed = self._session.state
                self._drop()
            return outcome

    def close(self) -> None:
        """Hang up."""
        with self._lock:
            self._drop()

    def _carried_out(self, session: Session, frame: Frame, on_step: Callable[[Step], None]) -> Outcome:
        session.on_trouble = self._told
        try:
            return self._printed(session, frame, on_step)
        except LinkLost:
            return Unknown(LinkLost.code)
        finally:
            session.on_trouble = ignore_state

    def _prepared(self, session: Session) -> bool:
        """Make sure that a new paper begins at a clean edge; False when the printer does not follow."""
        try:
            if session.state.ticket_in_mouth:
                session.transmit(self._profile.forgotten_ticket, time.monotonic() + self._profile.answer_s)
            if self._remnant:
                self._remnant = not self._remnant_removed(session)
            if not self._remnant:
                self._learn_ids(session)
        except LinkLost:
            self._drop()
            return False
        return not self._remnant

    def _remnant_removed(self, session: Session) -> bool:
        """Cut off what an interrupted job left, after filling up the picture it may have broken off in."""
        padding = b"" if self._cleared else bytes(largest_strip(self._profile, self._connector.baud))
        deadline = time.monotonic() + self._profile.patience_s
        sheet = padding + commands.INITIALISE + self._profile.cut
        if self._profile.present_steps:
            sheet += self._profile.forgotten_ticket
        if not self._answering(session):
            return session.transmit(sheet, deadline) == len(sheet)
        session.wait_until(lambda: False, 0.0 if self._knows_ids else self._profile.answer_s)
        session.fences_sent, session.fences_passed = 0, 0
        return (
            session.transmit(sheet, deadline) == len(sheet)
            and session.send_fence(deadline)
            and session.wait_until(lambda: session.fences_open == 0, deadline - time.monotonic())
        )

    def _learn_ids(self, session: Session) -> None:
        if self._knows_ids is None and self._answering(session):
            self._knows_ids = session.knows_process_ids(self._two_ids()[0])

    def _known(self) -> PrinterState | None:
        """That nothing was wrong a moment ago, nor was told since; None when it has to be asked."""
        session = self._session
        if session is None or self._unfinished or time.monotonic() > self._fresh_until:
            return None
        try:
            session.listen()
        except LinkLost:
            return None
        return session.state if session.state.can_print else None

    def _asked(self) -> PrinterState:
        """The present state; a link that broke since the last job is made anew, once."""
        for _attempt in (1, 2):
            try:
                session = self._session or self._connected()
                return self._ready(session)
            except LinkLost:
                self._drop()
            except PrinterAway as error:
                self._tell_away(str(error))
                break
        self._next_attempt = time.monotonic() + self._pause_s
        self._pause_s = min(_LONGEST_PAUSES * self._profile.retry_s, self._pause_s * 2)
        return PrinterState(link="away")

    def _tell_away(self, why: str) -> None:
        """Once: it is asked every few seconds."""
        if why != self._away:
            _log.info("%s", why)
        self._away = why

    def _connected(self) -> Session:
        self._session = Session(self._connector.connect(), self._profile)
        return self._session

    def _ready(self, session: Session) -> PrinterState:
        session.listen()
        self._pause_s, self._away = self._profile.retry_s, ""
        if self._unfinished and self._answering(session):
            self._cleared = session.clear()
            self._unfinished = False
        answering = self._worth_asking(session) and session.ask_state()
        if answering and session.state.cutter_error and session.looked_after:
            session.clear()  # a cutter stays in its error, however free, until it is told to recover
            answering = session.ask_state()
        if answering:
            self._fresh_until = time.monotonic() + self._profile.fresh_s
        if answering and session.state.can_print and not self._remnant:
            self._learn_ids(session)
        elif self._answering(session) and not answering:
            self._drop()
        if answering:
            self._ailed = None
        elif self._ailed is not None and self._answering(session):
            return replace(self._ailed, link="silent")
        return replace(session.state, answers=self._answering(session))

    def _worth_asking(self, session: Session) -> bool:
        """Not worth it when the printer was asked on this link and has never said a word."""
        if self._profile.answers is False:
            return False
        return self._answering(session) or not session.asked

    def _answering(self, session: Session) -> bool:
        self._ever_heard = self._ever_heard or session.heard
        return self._ever_heard

    def _printed(self, session: Session, frame: Frame, on_step: Callable[[Step], None]) -> Outcome:
        deadline = time.monotonic() + self._time_for(frame)
        session.fences_sent, session.fences_passed = 0, 0
        for block in frame.blocks:
            if session.transmit(block, deadline) < len(block):
                return self._stopped(session)
            if frame.paced and self._answering(session) and not self._credit(session, deadline):
                return self._stopped(session)
        on_step(Step.SENT)
        session.send_fence(deadline)
        if not self._answering(session):
            return Sent()
        return self._confirmed(session, frame, deadline)

    def _credit(self, session: Session, deadline: float) -> bool:
        """Keep at most two blocks ahead of the printer, whatever the wire does for flow control."""
        session.send_fence(deadline)
        return session.wait_until(
            lambda: session.fences_open < _CREDIT_FENCES, max(0.0, deadline - time.monotonic())
        )

    def _confirmed(self, session: Session, frame: Frame, deadline: float) -> Outcome:
        if frame.last_id:
            done = session.wait_until(
                lambda: session.processed == frame.last_id, max(0.0, deadline - time.monotonic())
            )
            return Printed() if done else self._stopped(session)
        left = max(0.0, deadline - time.monotonic())
        if not session.wait_until(lambda: session.fences_open == 0, left):
            return self._stopped(session)
        while session.ask_state() and session.state.can_print:
            if not session.motor_runs:
                return Printed()
            if time.monotonic() > deadline:
                break
            session.wait_until(lambda: False, 0.05)
        return self._stopped(session)

    def _stopped(self, session: Session) -> Outcome:
        """The customer's patience is over: what the printer still holds must not come out later."""
        reason = session.state.obstacle or "no_answer"
        if self._answering(session):
            session.clear()
        return Unknown(reason)

    def _time_for(self, frame: Frame) -> float:
        height_mm = frame.rows * 25.4 / self._profile.dots_per_inch
        return self._wire_s(frame) + height_mm / self._profile.speed_mm_s + self._profile.patience_s

    def _wire_s(self, frame: Frame) -> float:
        return frame.size * 10 / (self._connector.baud or _ASSUMED_BAUD)

    def _two_ids(self) -> tuple[bytes, bytes]:
        first = self._next_id
        self._next_id = (first + 2) % commands.PROCESS_IDS
        return commands.process_id(first), commands.process_id((first + 1) % commands.PROCESS_IDS)

    def _drop(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
