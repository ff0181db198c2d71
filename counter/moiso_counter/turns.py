"""The turns that a visit can take: each asks what it must know, then asks the server."""

from collections.abc import Callable

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
    SetNeeds,
    SetPriority,
    Start,
    TakeOver,
    Transfer,
)
from moiso_shared.tickets import AT_COUNTER, Ticket, TicketState
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from moiso_counter import words
from moiso_counter.choosing import AskDestination, ChooseServices
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskPark, AskText, Confirm
from moiso_counter.page import Step


class Turns(QObject):
    """Menus and short questions about one ticket, for the window and for the list.

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
                self._transfer(ticket)
            case Step.PARK:
                self._park(ticket)
            case Step.CANCEL:
                self._cancel(ticket)

    def more(self, where: QPoint) -> None:
        """Everything else about the present ticket."""
        present = self._desk.page.present
        ticket = self._desk.ticket(present.ticket) if present is not None else None
        if ticket is None or not self._desk.page.fresh:
            return
        menu = self.menu("more-menu")
        self._care(menu, ticket)
        entry(menu, "Thêm dịch vụ trong lượt này…").triggered.connect(lambda: self._add_services(ticket))
        entry(menu, "Hủy số…\tF12").triggered.connect(lambda: self._cancel(ticket))
        menu.popup(where)

    def about(self, ticket_id: str, where: QPoint) -> None:
        """What can be done with a ticket of the list."""
        ticket, page = self._desk.ticket(ticket_id), self._desk.page
        if ticket is None:
            return
        menu, desk = self.menu("row-menu"), self._desk
        if ticket.state in AT_COUNTER:
            entry(menu, "Tiếp tục tại quầy này", enabled=Step.TAKE_OVER in page.can).triggered.connect(
                lambda: desk.ask(TakeOver(ticket=ticket.id, counter=desk.counter_id), Step.TAKE_OVER)
            )
        else:
            call = entry(menu, f"Gọi đích danh số {ticket.number}…", enabled=Step.CALL_CHOSEN in page.can)
            call.triggered.connect(lambda: self._call_chosen(ticket))
            if ticket.state is TicketState.WAITING:
                entry(menu, "Chuyển…", enabled=page.fresh).triggered.connect(lambda: self._transfer(ticket))
            else:
                entry(menu, "Trả về hàng đợi", enabled=page.fresh).triggered.connect(
                    lambda: desk.ask(ReturnToQueue(ticket=ticket.id))
                )
            self._care(menu, ticket)
            entry(menu, "Hủy số…", enabled=page.fresh).triggered.connect(lambda: self._cancel(ticket))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

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

    def _care(self, menu: QMenu, ticket: Ticket) -> None:
        """Priority, needs and notes."""
        centre, fresh = self._desk.link.centre, self._desk.page.fresh
        service = centre.service(ticket.service) if centre is not None else None
        if centre is not None and service is not None and centre.priorities_of(service):
            priorities = menu.addMenu("Ưu tiên")
            priorities.setEnabled(fresh)
            for kind in centre.priorities_of(service):
                confirm = kind.id == ticket.priority and not ticket.priority_checked
                name = f"Xác nhận: {kind.name.vi}" if confirm else kind.name.vi
                self._priority(priorities, ticket, name, kind.id)
            self._priority(priorities, ticket, "Không ưu tiên", None)
        needs = menu.addMenu("Cần hỗ trợ")
        needs.setEnabled(fresh)
        for need, name in words.NEEDS.items():
            choice = entry(needs, name)
            choice.setCheckable(True)
            choice.setChecked(need in ticket.needs)
            changed = set(ticket.needs) ^ {need}
            choice.triggered.connect(lambda _on=False, needs=changed: self._set_needs(ticket, needs))
        entry(menu, "Ghi chú…", enabled=fresh).triggered.connect(lambda: self._note(ticket))

    def _priority(self, menu: QMenu, ticket: Ticket, name: str, kind: str | None) -> None:
        choice = entry(menu, name)
        choice.setCheckable(True)
        choice.setChecked(kind == ticket.priority)
        choice.triggered.connect(
            lambda _on=False: self._desk.ask(SetPriority(ticket=ticket.id, priority=kind))
        )

    def _set_needs(self, ticket: Ticket, needs: set[str]) -> None:
        self._desk.ask(SetNeeds.model_validate({"ticket": ticket.id, "needs": sorted(needs)}))

    def _finish(self, ticket: Ticket, where: QPoint) -> None:
        centre = self._desk.link.centre
        outcomes = centre.calling.outcomes if centre is not None else ()
        if not outcomes:
            self._desk.ask(Finish(ticket=ticket.id), Step.FINISH)
            return
        menu = self.menu("outcome-menu")
        for outcome in outcomes:
            entry(menu, outcome.name.vi).triggered.connect(
                lambda _on=False, code=outcome.id: self._desk.ask(
                    Finish(ticket=ticket.id, outcome=code), Step.FINISH
                )
            )
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def _call_chosen(self, ticket: Ticket) -> None:
        dialog = AskText(
            self.window, "ask-reason", f"Gọi đích danh số {ticket.number}", "Lý do (sẽ được lưu lại):", "Gọi"
        )
        desk = self._desk
        self.open(
            dialog,
            lambda: desk.ask(
                CallTicket(counter=desk.counter_id, ticket=ticket.id, reason=dialog.text(), after=desk.after),
                Step.CALL_CHOSEN,
            ),
        )

    def _transfer(self, ticket: Ticket) -> None:
        centre = self._desk.link.centre
        if centre is None:
            return
        dialog = AskDestination(
            self.window,
            centre,
            ticket.number,
            from_counter=self._desk.counter_id,
            may_return=ticket.state in AT_COUNTER,
        )

        def send() -> None:
            to = dialog.destination()
            self._desk.ask(
                Transfer(ticket=ticket.id, service=to.service, counter=to.counter, come_back=to.come_back)
            )

        self.open(dialog, send)

    def _park(self, ticket: Ticket) -> None:
        dialog = AskPark(self.window, ticket.number)
        self.open(
            dialog,
            lambda: self._desk.ask(
                Park.model_validate(
                    {"ticket": ticket.id, "reason": dialog.reason(), "minutes": dialog.minutes()}
                ),
                Step.PARK,
            ),
        )

    def _add_services(self, ticket: Ticket) -> None:
        centre = self._desk.link.centre
        if centre is None:
            return
        others = [(one.id, one.name.vi) for one in centre.services if one.id != ticket.service]
        dialog = ChooseServices(
            self.window, "add-services", f"Sau việc này, {ticket.number} còn cần", others, chosen=ticket.then
        )
        self.open(
            dialog, lambda: self._desk.ask(AddServices(ticket=ticket.id, services=dialog.services()[:8]))
        )

    def _note(self, ticket: Ticket) -> None:
        dialog = AskText(
            self.window, "ask-note", f"Ghi chú cho số {ticket.number}", "Chỉ cán bộ đọc được.", "Lưu"
        )
        self.open(dialog, lambda: self._desk.ask(NoteTicket(ticket=ticket.id, text=dialog.text())))

    def _cancel(self, ticket: Ticket) -> None:
        dialog = Confirm(self.window, f"Hủy số {ticket.number}? Công dân sẽ phải lấy số mới.", "Hủy số")
        self.open(dialog, lambda: self._desk.ask(Cancel(ticket=ticket.id)))


def entry(menu: QMenu, text: str, *, enabled: bool = True) -> QAction:
    """One line of a menu."""
    made = menu.addAction(text)
    made.setEnabled(enabled)
    return made
