"""One open link to a printer: bytes out, answers in, and the state that follows from them."""

import time
from collections.abc import Callable
from dataclasses import replace

from moiso_hardware.printers import commands
from moiso_hardware.printers.answers import (
    AnswerParser,
    AutomaticStatus,
    BuffersCleared,
    Event,
    Flow,
    FullStatus,
    PaperAnswer,
    ProcessDone,
    RealTimeStatus,
)
from moiso_hardware.printers.port import PrinterState, ignore_state
from moiso_hardware.printers.profiles import Profile
from moiso_hardware.printers.status import after_automatic, after_full_status, after_real_time, motor_runs
from moiso_hardware.printers.transports import Channel

_QUESTIONS = (
    commands.PRINTER_STATUS,
    commands.OFFLINE_CAUSE,
    commands.ERROR_CAUSE,
    commands.PAPER_SENSOR,
)


class Session:
    """Talks over one channel until it breaks. Every method may raise ``LinkLost``."""

    def __init__(self, channel: Channel, profile: Profile) -> None:
        self._channel = channel
        self._profile = profile
        self._parser = AnswerParser(full_status=profile.full_status)
        self._question = 0
        self._answered = False
        self.state = PrinterState(link="silent", answers=profile.answers is not False)
        self.heard = False
        """Whether the printer ever said a word that makes sense."""
        self.asked = False
        self.fences_sent = 0
        self.fences_passed = 0
        self.processed = b""
        """The newest process id that the printer reported."""
        self.cleared = False
        self.motor_runs = False
        self.looked_after = False
        """Whether its cover was opened and shut again since it was last told to recover."""
        self.on_trouble: Callable[[PrinterState], None] = ignore_state
        """Called at once when the printer says that something is wrong, or over."""

    def transmit(self, outgoing: bytes, deadline: float) -> int:
        """Send bytes, listening meanwhile; how many were taken before the deadline."""
        sent = 0
        view = memoryview(outgoing)
        while sent < len(outgoing):
            taken = self._channel.send(bytes(view[sent : sent + 4096]))
            sent += taken
            self.listen()
            if taken:
                continue
            left = deadline - time.monotonic()
            if left <= 0:
                break
            self._channel.wait(min(left, 0.5), to_send=True)
        return sent

    def listen(self) -> None:
        """Take in what has arrived, without waiting."""
        while received := self._channel.receive():
            for event in self._parser.feed(received):
                self._note(event)

    def wait_until(self, reached: Callable[[], bool], timeout_s: float) -> bool:
        """Listen until something is so; False when the time is over."""
        deadline = time.monotonic() + timeout_s
        self.listen()
        while not reached():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self._channel.wait(left, to_send=False)
            self.listen()
        return True

    def ask_state(self) -> bool:
        """Ask for every status byte, one at a time; False when the printer does not answer."""
        self.asked = True
        if self._profile.full_status:
            return self._ask(commands.FULL_STATUS, 0)
        return all(self._ask(commands.real_time_status(question), question) for question in _QUESTIONS)

    def _ask(self, asking: bytes, question: int) -> bool:
        self._question, self._answered = question, False
        timeout_s = self._profile.answer_s
        sent = self.transmit(asking, time.monotonic() + timeout_s)
        answered = sent == len(asking) and self.wait_until(lambda: self._answered, timeout_s)
        self._question = 0
        if not answered:
            self.state = replace(self.state, link="silent")
        return answered

    def send_fence(self, deadline: float) -> bool:
        """Send a question that is answered only when all before it was worked off."""
        self.fences_sent += 1
        return self.transmit(commands.PAPER_STATUS, deadline) == len(commands.PAPER_STATUS)

    @property
    def fences_open(self) -> int:
        """Fences that the printer has not reached yet."""
        return max(0, self.fences_sent - self.fences_passed)

    def clear(self) -> bool:
        """Have the printer forget what it did not print; True when it says that it did."""
        self.cleared = self.looked_after = False
        order = commands.RECOVER_AND_CLEAR + (commands.CLEAR_BUFFERS if self._profile.clears else b"")
        self.transmit(order, time.monotonic() + self._profile.answer_s)
        return self._profile.clears and self.wait_until(lambda: self.cleared, self._profile.answer_s)

    def knows_process_ids(self, identity: bytes) -> bool:
        """Ask whether the printer reports process ids, by reporting this one on an empty sheet."""
        deadline = time.monotonic() + self._profile.answer_s
        self.fences_sent, self.fences_passed = 0, 0
        self.transmit(commands.report_process(identity), deadline)
        self.send_fence(deadline)
        self.wait_until(lambda: self.fences_passed > 0, self._profile.answer_s)
        knows = self.wait_until(lambda: self.processed == identity, self._profile.answer_s / 4)
        self.transmit(commands.INITIALISE, deadline)
        return knows

    def close(self) -> None:
        """Hang up."""
        self._channel.close()

    def _note(self, event: Event) -> None:
        before = self.state
        self._take_in(event)
        self.looked_after = self.looked_after or (before.cover_open and not self.state.cover_open)
        if self.state.problems != before.problems:
            self.on_trouble(self.state)

    def _take_in(self, event: Event) -> None:
        match event:
            case Flow():
                return
            case RealTimeStatus(byte):
                if self._question:
                    self.state = after_real_time(self.state, self._question, byte)
                    self._question, self._answered = 0, True
            case AutomaticStatus(four):
                self.state = after_automatic(self.state, four)
            case FullStatus(flags):
                self.state = after_full_status(self.state, flags)
                self.motor_runs, self._answered = motor_runs(flags), True
            case PaperAnswer():
                self.fences_passed += 1
            case ProcessDone(identity):
                self.processed = identity
            case BuffersCleared():
                self.cleared = True
            case _:
                return
        self.heard = True
        if self.state.link != "ok":
            self.state = replace(self.state, link="ok")
