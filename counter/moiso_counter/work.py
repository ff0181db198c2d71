"""Opening, pausing and closing the counter, and which services it takes today."""

from collections.abc import Callable

from moiso_shared.commands import CloseCounter, OpenCounter, PauseCounter, SetProfile, SignIn, SignOut
from moiso_shared.facts import CounterStatus
from PySide6.QtCore import QObject, QPoint

from moiso_counter import words
from moiso_counter.choosing import ChooseServices
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskSignIn, Confirm
from moiso_counter.page import Step
from moiso_counter.queue import services_today
from moiso_counter.turns import Turns, entry


class Work(QObject):
    """The counter's own steps; the last counter of a service with people waiting asks before it stops."""

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__(turns)
        self._desk, self._turns = desk, turns

    def open_or_pause(self, where: QPoint) -> None:
        """Open the counter, or ask why it pauses, at this place of the screen."""
        if Step.OPEN in self._desk.page.can:
            self._desk.ask(OpenCounter(counter=self._desk.counter_id), Step.OPEN)
        elif Step.PAUSE in self._desk.page.can:
            menu = self._turns.menu("pause-menu")
            for reason, name in words.PAUSE_REASONS.items():
                entry(menu, name).triggered.connect(lambda _on=False, code=reason: self.pause(code))
            menu.setActiveAction(menu.actions()[0])
            menu.popup(where)

    def pause(self, reason: str) -> None:
        """Take a break; the reason is a code of ``words.PAUSE_REASONS``."""
        fields = {"counter": self._desk.counter_id, "reason": reason}
        command = PauseCounter.model_validate(fields)
        self._unless_last("Tạm dừng", lambda: self._desk.ask(command, Step.PAUSE))

    def close(self) -> None:
        """Stop work."""
        if Step.CLOSE in self._desk.page.can:
            command = CloseCounter(counter=self._desk.counter_id)
            self._unless_last("Đóng quầy", lambda: self._desk.ask(command, Step.CLOSE))

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
            lambda: desk.ask(SetProfile(counter=counter.id, services=dialog.services()), Step.PROFILE),
        )

    def sign_in(self) -> None:
        """Ask who works here, with the PIN; or sign out whoever does."""
        desk = self._desk
        if not desk.page.fresh:
            return
        if desk.page.clerk:
            desk.ask(SignOut(counter=desk.counter_id))
            return
        dialog = AskSignIn(self._turns.window)
        self._turns.open(
            dialog,
            lambda: desk.ask(SignIn(counter=desk.counter_id, person=dialog.person(), pin=dialog.pin())),
        )

    def _unless_last(self, agree: str, go_on: Callable[[], object]) -> None:
        alone = self.services_left_alone()
        if not alone:
            go_on()
            return
        names = ", ".join(alone)
        question = f"Đây là quầy cuối cùng đang mở cho: {names}. Vẫn còn người chờ. Bạn có chắc không?"
        self._turns.open(Confirm(self._turns.window, question, agree), go_on)

    def services_left_alone(self) -> list[str]:
        """Services with people waiting that no other open counter takes."""
        link, own_id = self._desk.link, self._desk.counter_id
        own = link.centre.counter(own_id) if link.centre is not None else None
        if link.centre is None or own is None:
            return []
        elsewhere = {
            service
            for counter in link.centre.counters
            if counter.id != own_id and link.lobby.counter(counter.id).status is CounterStatus.OPEN
            for service in services_today(link.lobby, counter)
        }
        return [
            words.service_name(link.centre, service)
            for service in services_today(link.lobby, own)
            if service not in elsewhere and link.lobby.queues.get(service)
        ]
