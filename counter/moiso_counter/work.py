"""Opening, pausing and closing the counter, and which services it takes today."""

from collections.abc import Callable

from moiso_shared.commands import CloseCounter, OpenCounter, PauseCounter, SetProfile, SignIn, SignOut
from moiso_shared.concerns import left_alone, only_here
from PySide6.QtCore import QObject, QPoint

from moiso_counter import words
from moiso_counter.choosing import ChooseServices
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskSignIn, Confirm
from moiso_counter.page import Step
from moiso_counter.queue import services_today
from moiso_counter.turns import Turns, entry

_NUMBERS_MOST = 8


class Work(QObject):
    """The counter's own steps; the last counter of a service with people waiting asks before it stops."""

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__(turns)
        self._desk, self._turns = desk, turns

    def open_or_pause(self, where: QPoint) -> None:
        """Open the counter, or ask why it pauses, at this place of the screen."""
        if Step.OPEN in self._desk.page.can:
            self.open()
        elif Step.PAUSE in self._desk.page.can:
            menu = self._turns.menu("pause-menu")
            for reason, name in words.PAUSE_REASONS.items():
                entry(menu, name).triggered.connect(lambda _on=False, code=reason: self.pause(code))
            menu.setActiveAction(menu.actions()[0])
            menu.popup(where)

    def open(self) -> None:
        """Begin work, or go on with it."""
        self._desk.ask(OpenCounter(counter=self._desk.counter_id), Step.OPEN)

    def pause(self, reason: str) -> None:
        """Take a break; the reason is a code of ``words.PAUSE_REASONS``."""
        counter = self._desk.counter_id
        command = PauseCounter.model_validate({"counter": counter, "reason": reason})
        self._unless_last("Tạm dừng", lambda: self._desk.ask(command, Step.PAUSE, counter=counter))

    def close(self) -> None:
        """Stop work."""
        if Step.CLOSE in self._desk.page.can:
            counter = self._desk.counter_id
            command = CloseCounter(counter=counter)
            self._unless_last("Đóng quầy", lambda: self._desk.ask(command, Step.CLOSE, counter=counter))

    def choose_profile(self) -> None:
        """Which services this counter takes today."""
        link, desk = self._desk.link, self._desk
        counter = link.centre.counter(desk.counter_id) if link.centre is not None else None
        if counter is None or link.centre is None or Step.PROFILE not in desk.page.can:
            return
        dialog = ChooseServices(
            self._turns.window,
            "profile",
            "Hôm nay quầy này nhận",
            [(one, words.service_name(link.centre, one)) for one in counter.services],
            chosen=services_today(link.lobby, counter),
        )
        self._turns.open(
            dialog,
            lambda: desk.ask(
                SetProfile(counter=counter.id, services=dialog.services()), Step.PROFILE, counter=counter.id
            ),
        )

    def sign_in(self) -> None:
        """Ask who works here, with the PIN, for all counters of this window; or sign out whoever does."""
        desk = self._desk
        if not desk.page.fresh:
            return
        if desk.page.clerk:
            for counter in desk.counters:
                if desk.page_of(counter).clerk == desk.page.clerk:
                    desk.ask(SignOut(counter=counter), counter=counter)
            return
        dialog = AskSignIn(self._turns.window)

        def send() -> None:
            for counter in desk.counters:
                command = SignIn(counter=counter, person=dialog.person(), pin=dialog.pin())
                desk.ask(command, counter=counter)

        self._turns.open(dialog, send)

    def _unless_last(self, agree: str, go_on: Callable[[], object]) -> None:
        alone, bound = self.services_left_alone(), self.numbers_left_alone()
        if not alone and not bound:
            go_on()
            return
        told = []
        if alone:
            named = ", ".join(f"“{name}”" for name in alone)
            told.append(f"Đây là quầy cuối cùng đang mở cho: {named}. Vẫn còn người chờ.")
        if bound:
            told.append(f"Chỉ quầy này gọi được số {', '.join(bound)}.")
        question = " ".join([*told, "Bạn có chắc không?"])
        self._turns.open(Confirm(self._turns.window, question, agree), go_on)

    def numbers_left_alone(self) -> list[str]:
        """Numbers that no other open counter may call: sent here, or in need of an accessible one."""
        link = self._desk.link
        if link.centre is None:
            return []
        bound = only_here(link.lobby, link.centre, self._desk.counter_id, link.server_now())
        return [ticket.number for ticket in bound[:_NUMBERS_MOST]]

    def services_left_alone(self) -> list[str]:
        """Services with people waiting that no other open counter takes."""
        link = self._desk.link
        if link.centre is None:
            return []
        alone = left_alone(link.lobby, link.centre, self._desk.counter_id, link.server_now())
        return [words.service_name(link.centre, service) for service in alone]
