"""What can be done with a ticket, as menus: for the one at the counter and for those in the list."""

from moiso_shared.commands import ReturnToQueue, SetNeeds, SetPriority, TakeOver
from moiso_shared.tickets import AT_COUNTER, Ticket, TicketState
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from moiso_counter import words
from moiso_counter.desk import Desk
from moiso_counter.page import Step
from moiso_counter.turns import Turns, entry


class TicketMenus(QObject):
    """Two menus; every entry is one of the turns, or one command."""

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__(turns)
        self._desk, self._turns = desk, turns

    def more(self, where: QPoint) -> None:
        """Everything else about the present ticket."""
        present = self._desk.page.present
        ticket = self._desk.ticket(present.ticket) if present is not None else None
        if ticket is None or not self._desk.page.fresh:
            return
        menu = self._turns.menu("more-menu")
        self._beside(menu)
        self._care(menu, ticket)
        entry(menu, "Xem chi tiết…").triggered.connect(lambda: self._turns.show_story(ticket))
        entry(menu, "Thêm dịch vụ trong lượt này…").triggered.connect(
            lambda: self._turns.add_services(ticket)
        )
        entry(menu, "Hủy số…\tF12").triggered.connect(lambda: self._turns.cancel(ticket))
        menu.popup(where)

    def about(self, ticket_id: str, where: QPoint) -> None:
        """What can be done with a ticket of the list."""
        ticket, page = self._desk.ticket(ticket_id), self._desk.page
        if ticket is None:
            return
        menu, desk = self._turns.menu("row-menu"), self._desk
        if ticket.state in AT_COUNTER:
            entry(menu, "Tiếp tục tại quầy này", enabled=Step.TAKE_OVER in page.can).triggered.connect(
                lambda: desk.ask(TakeOver(ticket=ticket.id, counter=desk.counter_id), Step.TAKE_OVER)
            )
        else:
            call = entry(menu, f"Gọi đích danh số {ticket.number}…", enabled=Step.CALL_CHOSEN in page.can)
            call.triggered.connect(lambda: self._turns.call_chosen(ticket))
            if ticket.state is TicketState.WAITING:
                entry(menu, "Chuyển…", enabled=page.fresh).triggered.connect(
                    lambda: self._turns.transfer(ticket)
                )
            else:
                entry(menu, "Trả về hàng đợi", enabled=page.fresh).triggered.connect(
                    lambda: desk.ask(ReturnToQueue(ticket=ticket.id))
                )
            self._care(menu, ticket)
            entry(menu, "Hủy số…", enabled=page.fresh).triggered.connect(lambda: self._turns.cancel(ticket))
        story = entry(menu, "Xem chi tiết…", enabled=page.fresh)
        story.triggered.connect(lambda: self._turns.show_story(ticket))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def _beside(self, menu: QMenu) -> None:
        """Several at once, where the centre allows it: one more, or on with another."""
        page, desk = self._desk.page, self._desk
        if Step.CALL_BESIDE in page.can:
            entry(menu, "Gọi thêm một số\tShift+F2").triggered.connect(lambda: desk.call_next(beside=True))
        for number in page.present.beside if page.present is not None else ():
            entry(menu, f"Tiếp tục với {number}").triggered.connect(
                lambda _on=False, number=number: desk.ask(
                    TakeOver(ticket=number, counter=desk.counter_id), Step.TAKE_OVER
                )
            )

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
        entry(menu, "Ghi chú…", enabled=fresh).triggered.connect(lambda: self._turns.note(ticket))

    def _priority(self, menu: QMenu, ticket: Ticket, name: str, kind: str | None) -> None:
        choice = entry(menu, name)
        choice.setCheckable(True)
        choice.setChecked(kind == ticket.priority)
        choice.triggered.connect(lambda _on=False: self._set_priority(ticket, kind))

    def _set_priority(self, ticket: Ticket, kind: str | None) -> None:
        """Confirming is one touch; giving and withdrawing have a reason."""
        if kind == ticket.priority:
            self._desk.ask(SetPriority(ticket=ticket.id, priority=kind))
        else:
            self._turns.change_priority(ticket, kind)

    def _set_needs(self, ticket: Ticket, needs: set[str]) -> None:
        self._desk.ask(SetNeeds.model_validate({"ticket": ticket.id, "needs": sorted(needs)}))
