"""The turns that a visit can take: each asks what it must know, then asks the server."""

from collections.abc import Callable
from urllib.parse import quote

from moiso_qt.link import Accepted, Answer, RefusedReply
from moiso_shared.commands import (
    AddServices,
    CallTicket,
    Cancel,
    Finish,
    Miss,
    NoteTicket,
    Park,
    Recall,
    ReturnToQueue,
    SetPriority,
    Start,
    Transfer,
)
from moiso_shared.sentences import sentence
from moiso_shared.tickets import AT_COUNTER, Ticket, TicketState
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from moiso_counter import words
from moiso_counter.choosing import AskDestination, ChooseServices
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskPark, AskText, Confirm
from moiso_counter.page import Step
from moiso_counter.story import Story

_WHY = "Lý do (sẽ được lưu lại):"
_MOST_PERFORMED, _MOST_FURTHER = 20, 8
"""Services that one ``Finish`` and one ``AddServices`` hold."""


class Turns(QObject):
    """Short questions about one ticket, and what follows from the answers.

    Args:
        window: Dialogs open in front of it.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self.window = desk, window

    def take(self, step: Step, where: QPoint) -> None:
        """Take a step with the present ticket; some ask first, at this place of the screen."""
        page = self._desk.page
        ticket = self._desk.ticket(page.present.ticket) if page.present is not None else None
        if ticket is None or step not in page.can:
            return
        match step:
            case Step.RECALL:
                self._desk.ask(Recall(ticket=ticket.id), step)
            case Step.START:
                self._desk.ask(Start(ticket=ticket.id), step)
            case Step.MISS:
                self._desk.ask(Miss(ticket=ticket.id), step)
            case Step.RETURN:
                self._desk.ask(ReturnToQueue(ticket=ticket.id), step)
            case Step.FINISH:
                self._finish(ticket, where)
            case Step.TRANSFER:
                self.transfer(ticket)
            case Step.PARK:
                self.park(ticket)
            case Step.CANCEL:
                self.cancel(ticket)

    def look_up(self, number: str) -> None:
        """Show a ticket of today that has ended, or say that there is none of this number."""

        def answered(answer: Answer) -> None:
            if isinstance(answer, Accepted):
                self.show_story(Ticket.model_validate(answer.result))
            else:
                code = answer.code if isinstance(answer, RefusedReply) else "no_answer"
                self._desk.told.emit(sentence(code), True)

        self._desk.link.read(f"/api/tickets/{quote(number, safe='')}", answered)

    def show_story(self, ticket: Ticket) -> None:
        """Show how a visit has gone so far."""
        centre = self._desk.link.centre
        if centre is not None:
            Story(ticket, self._desk.link, centre, self.window).open()

    def menu(self, name: str) -> QMenu:
        """An empty menu that goes away after use."""
        made = QMenu(self.window)
        made.setObjectName(name)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made

    def open(self, dialog: QDialog, agreed: Callable[[], object]) -> None:
        """Open a question; the window behind it waits, the program does not."""
        dialog.accepted.connect(agreed)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()

    def _finish(self, ticket: Ticket, where: QPoint) -> None:
        """Ask what was done and how it ended, as far as the centre wants to know."""
        centre = self._desk.link.centre
        wanted = centre is not None and centre.calling.performed_required
        if centre is None or not wanted or ticket.state is not TicketState.SERVING:
            self._ask_outcome(ticket, where, ())
            return
        dialog = ChooseServices(
            self.window,
            "performed",
            f"Những việc đã làm cho {ticket.number}",
            [(service.id, service.name.vi) for service in centre.services],
            chosen=(ticket.service,),
            most=_MOST_PERFORMED,
        )
        self.open(dialog, lambda: self._ask_outcome(ticket, where, dialog.services()))

    def _ask_outcome(self, ticket: Ticket, where: QPoint, performed: tuple[str, ...]) -> None:
        centre, counter = self._desk.link.centre, ticket.counter
        outcomes = centre.calling.outcomes if centre is not None else ()
        finish = Finish(ticket=ticket.id, performed=performed) if performed else Finish(ticket=ticket.id)
        if not outcomes:
            self._desk.ask(finish, Step.FINISH, counter=counter)
            return
        menu = self.menu("outcome-menu")
        for outcome in outcomes:
            command = Finish.model_validate(finish.model_dump(exclude_unset=True) | {"outcome": outcome.id})
            entry(menu, outcome.name.vi).triggered.connect(
                lambda _on=False, command=command: self._desk.ask(command, Step.FINISH, counter=counter)
            )
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def call_chosen(self, ticket: Ticket) -> None:
        """Call this ticket out of order, with a reason."""
        desk, counter = self._desk, self._desk.counter_id
        after, ends = desk.after(counter), desk.page.consequence
        remark = f"{ends}.\n{_WHY}" if ends else _WHY
        dialog = AskText(self.window, "ask-reason", f"Gọi đích danh số {ticket.number}", remark, "Gọi")

        def send() -> None:
            if desk.after(counter) != after:
                desk.told.emit(f"Chưa gọi {ticket.number}: số tại quầy vừa thay đổi. Hãy gọi lại.", True)
                return
            command = CallTicket(counter=counter, ticket=ticket.id, reason=dialog.text(), after=after)
            desk.ask(command, Step.CALL_CHOSEN, counter=counter)

        self.open(dialog, send)

    def transfer(self, ticket: Ticket) -> None:
        """Ask where it goes on to."""
        centre, desk = self._desk.link.centre, self._desk
        if centre is None:
            return
        dialog = AskDestination(
            self.window,
            centre,
            ticket.number,
            from_counter=desk.counter_id,
            clerks=desk.clerks_elsewhere(),
            may_return=ticket.state in AT_COUNTER,
        )

        def send() -> None:
            to = dialog.destination()
            fields = {"service": to.service, "counter": to.counter, "clerk": to.clerk}
            desk.ask(Transfer(ticket=ticket.id, come_back=to.come_back, **fields))

        self.open(dialog, send)

    def park(self, ticket: Ticket) -> None:
        """Ask why it is set aside, and until when."""
        dialog, counter = AskPark(self.window, ticket.number), self._desk.counter_id

        def send() -> None:
            fields = {"ticket": ticket.id, "reason": dialog.reason(), "minutes": dialog.minutes()}
            self._desk.ask(Park.model_validate(fields), Step.PARK, counter=counter)

        self.open(dialog, send)

    def add_services(self, ticket: Ticket) -> None:
        """Ask what else is to be done in the same visit."""
        centre = self._desk.link.centre
        if centre is None:
            return
        others = [(one.id, one.name.vi) for one in centre.services if one.id != ticket.service]
        question = f"Sau việc này, {ticket.number} còn cần"
        dialog = ChooseServices(
            self.window, "add-services", question, others, chosen=ticket.then, most=_MOST_FURTHER
        )
        self.open(dialog, lambda: self._desk.ask(AddServices(ticket=ticket.id, services=dialog.services())))

    def change_priority(self, ticket: Ticket, kind: str | None) -> None:
        """Ask why a priority class is given or withdrawn."""
        centre, desk = self._desk.link.centre, self._desk
        if centre is None:
            return
        question = f"Ưu tiên cho số {ticket.number}: {words.priority_name(centre, kind)}"
        if kind is None:
            question = f"Bỏ diện ưu tiên của số {ticket.number}"
        dialog = AskText(self.window, "ask-why-priority", question, _WHY, "Lưu")
        self.open(
            dialog, lambda: desk.ask(SetPriority(ticket=ticket.id, priority=kind, reason=dialog.text()))
        )

    def note(self, ticket: Ticket) -> None:
        """Ask for a note."""
        dialog = AskText(
            self.window, "ask-note", f"Ghi chú cho số {ticket.number}", "Chỉ cán bộ đọc được.", "Lưu"
        )
        self.open(dialog, lambda: self._desk.ask(NoteTicket(ticket=ticket.id, text=dialog.text())))

    def cancel(self, ticket: Ticket) -> None:
        """Ask whether it is really to be cancelled."""
        dialog = Confirm(self.window, f"Hủy số {ticket.number}? Công dân sẽ phải lấy số mới.", "Hủy số")
        self.open(dialog, lambda: self._desk.ask(Cancel(ticket=ticket.id)))


def entry(menu: QMenu, text: str, *, enabled: bool = True) -> QAction:
    """One line of a menu."""
    made = menu.addAction(text)
    made.setEnabled(enabled)
    return made
