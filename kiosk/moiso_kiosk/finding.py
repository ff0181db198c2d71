"""The view model of looking things up: search, departments, procedures, dossiers, and one's own ticket."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from moiso_qt.link import Accepted, Answer, Link
from moiso_shared.composing import TELEX, VNI, compose
from moiso_shared.procedures import Procedure
from PySide6.QtCore import Property, QObject, Signal, Slot

from moiso_kiosk import own_ticket
from moiso_kiosk import visit as steps
from moiso_kiosk.found_page import FoundPage
from moiso_kiosk.found_place import Place, Sight, derive_place
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.page_printing import PagePrinting
from moiso_kiosk.questions import LastQuestion
from moiso_kiosk.visit import PaperState, Step

MOST_FOUND = 40
LONGEST_TEXT = 80
_SAID = {
    PaperState.PRINTING: "page_printing",
    PaperState.PRINTED: "page_printed",
    PaperState.HELD: "page_failed",
    PaperState.FAILED: "page_failed",
    PaperState.DOUBTFUL: "page_failed",
}


class Finding(QObject):
    """What a visitor looks up, page after page; everything is forgotten when the kiosk's step ends.

    Args:
        kiosk: Shows these pages in its step ``find`` and takes a visitor who has found a service further.
        printing: Prints procedures, and tickets again.
    """

    page_changed = Signal()

    def __init__(
        self, kiosk: Kiosk, link: Link, printing: PagePrinting, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kiosk, self._link, self._printing = kiosk, link, printing
        self._places: list[Place] = []
        self._tree: list[dict[str, Any]] = []
        self._method = TELEX
        self._question = LastQuestion(link, self._away)
        self._page: dict[str, Any] = FoundPage().as_map()
        kiosk.page_changed.connect(self._kiosk_moved)
        link.changed.connect(self._refresh)
        printing.came_out.connect(self._came_out)

    def _get_page(self) -> dict[str, Any]:
        return self._page

    page = Property("QVariantMap", _get_page, notify=page_changed)  # type: ignore[arg-type]
    """The ``FoundPage`` on show, as a plain map for the views."""

    @property
    def waits(self) -> bool:
        """Whether the server has not yet answered the last question."""
        return self._question.waits

    @Slot()
    def open(self) -> None:
        """The visitor wants to look something up."""
        if self._enter(Place("search")):
            self._question.ask("/api/procedure-fields", self._departments)

    def look_up_dossier(self, code: str) -> None:
        """Show a dossier by its code."""
        self._question.ask(f"/api/dossiers/{quote(code)}", partial(self._show, "dossier", "dossier_none"))

    def look_up_procedure(self, code: str) -> None:
        """Show a procedure by its code."""
        self._question.ask(
            f"/api/procedures/{quote(code)}", partial(self._show, "procedure", "procedure_none")
        )

    def look_up_ticket(self, code: str) -> None:
        """Show the ticket that carries this secret."""
        self._question.ask(f"/api/codes/{quote(code)}", self._owned)

    def show_ticket(self, ticket_id: str, status: str = "") -> None:
        """Show a ticket that is still open, with a sentence about it."""
        found = self._link.lobby.tickets.get(ticket_id)
        if found is not None:
            self._kiosk.home()
            self._enter(Place("ticket", found, status=status))

    def apologise(self, title: str, lead: str) -> None:
        """Say why a code leads nowhere; both are keys of sentences."""
        self._enter(Place("sorry", (title, lead)))

    @Slot(str)
    def press(self, key: str) -> None:
        """A key of the keyboard on the screen: a letter, or ``delete``, ``clear``, ``method``."""
        if not self._places or self._places[-1].kind != "search":
            return
        place = self._places[-1]
        match key:
            case "method":
                self._method = VNI if self._method == TELEX else TELEX
                self._refresh()
            case "delete":
                self._type(place, place.text[:-1])
            case "clear":
                self._type(place, "")
            case _ if len(key) == 1 and key.isprintable() and len(place.text) < LONGEST_TEXT:
                self._type(place, compose(place.text, key, self._method))
        self._kiosk.stay()

    @Slot(str)
    def choose(self, key: str) -> None:
        """A row of a list was touched."""
        kind, _, name = key.partition(":")
        self._kiosk.stay()
        match kind:
            case "procedure":
                self.look_up_procedure(name)
            case "dossier":
                self.look_up_dossier(name)
            case "all" if self._places and self._places[-1].kind == "search":
                self._push(replace(self._places[-1], kind="all"))
            case "department" if int(name) < len(self._tree):
                self._push(Place("fields", self._tree[int(name)]))
            case "field" if self._places and self._places[-1].kind == "fields":
                self._browse(self._places[-1].found, int(name))

    @Slot(str)
    def act(self, key: str) -> None:
        """A button under an answer was touched."""
        if not self._places:
            return
        place = self._places[-1]
        self._kiosk.stay()
        match (place.kind, key):
            case (_, "take"):
                self._take(place)
            case (_, "guide") if self._link.centre is not None:
                self._offer(self._link.centre.guide_service)
            case ("procedure", "print"):
                self._printing.print_page(place.found, self._language)
            case ("ticket", "print"):
                self._places[-1] = replace(place, printed=True)
                self._printing.print_again(place.found.id)
            case ("ticket" | "procedure", "way"):
                self._push(Place("way", place.found))
            case ("ticket", "more"):
                self._kiosk.show(steps.extend(self._kiosk.visit, place.found.id))
            case ("ticket", "cancel"):
                self._push(Place("sure", place.found))
            case ("sure", "no"):
                self.back()
            case ("ticket" | "sure", _):
                self._do(place, key)
        self._refresh()

    @Slot()
    def back(self) -> None:
        """One page back; from the first of them to the menu."""
        if len(self._places) > 1:
            self._places.pop()
            self._question.drop()
            self._kiosk.stay()
            self._refresh()
        else:
            self._kiosk.back()

    @property
    def _language(self) -> str:
        return self._kiosk.visit.language

    def _enter(self, place: Place) -> bool:
        """Begin anew with this page; false while the kiosk does something else."""
        if self._kiosk.visit.step not in (Step.MENU, Step.FIND) or self._link.centre is None:
            return False
        self._places = [place]
        self._question.drop()
        self._kiosk.show(steps.look_up(self._kiosk.visit))
        self._refresh()
        return True

    def _push(self, place: Place) -> None:
        if not self._places:
            self._enter(place)
            return
        self._places.append(place)
        self._refresh()

    def _away(self) -> None:
        self._push(Place("sorry", ("find_away", "find_away_todo")))

    def _departments(self, answer: Answer) -> None:
        if isinstance(answer, Accepted):
            self._tree = list(answer.result["departments"])
            self._refresh()

    def _type(self, place: Place, text: str) -> None:
        self._places[-1] = replace(place, text=text, found=place.found if text.strip() else None)
        self._question.drop()
        if text.strip():
            query = urlencode({"q": text, "limit": MOST_FOUND})
            self._question.ask(f"/api/procedures?{query}", self._listed)
        self._refresh()

    def _listed(self, answer: Answer) -> None:
        if isinstance(answer, Accepted) and self._places:
            self._places[-1] = replace(self._places[-1], found=answer.result["procedures"])
            self._refresh()

    def _browse(self, department: dict[str, Any], place: int) -> None:
        fields = department["fields"]
        if place < len(fields):
            wanted = {"department": department["name"], "field": fields[place]["name"], "limit": 1000}
            self._question.ask(
                f"/api/procedures?{urlencode(wanted)}", partial(self._browsed, str(fields[place]["name"]))
            )

    def _browsed(self, name: str, answer: Answer) -> None:
        if isinstance(answer, Accepted):
            self._push(Place("procedures", answer.result["procedures"], text=name))

    def _show(self, kind: str, missing: str, answer: Answer) -> None:
        if not isinstance(answer, Accepted):
            self._push(Place("sorry", (missing, "dossier_none_todo" if kind == "dossier" else "todo_other")))
        elif kind == "procedure":
            self._push(Place(kind, Procedure.model_validate(answer.result)))
        else:
            self._push(Place(kind, answer.result))

    def _owned(self, answer: Answer) -> None:
        known = str(answer.result["ticket"]) if isinstance(answer, Accepted) else ""
        found = self._link.lobby.tickets.get(known)
        if found is None:
            self._push(Place("sorry", ("mine_gone", "mine_gone_todo")))
        else:
            self._push(Place("ticket", found))

    def _take(self, place: Place) -> None:
        self._offer(place.found.service if place.kind == "procedure" else place.found.get("service"))

    def _offer(self, service: str | None) -> None:
        """Go on to the number of a service."""
        centre = self._link.centre
        if centre is not None and service and centre.service(service):
            self._kiosk.show(steps.choose_found(self._kiosk.visit, service))

    def _do(self, place: Place, key: str) -> None:
        """Ask the server for something about one's own ticket."""
        command = own_ticket.command_for(key, place.found.id)
        if command is None:
            return
        if place.kind == "sure":
            self._places.pop()
        done = "mine_later_done" if key == "later" else "mine_done"
        self._link.send(command, on_reply=partial(self._did, place.found.id, done))

    def _did(self, ticket_id: str, done: str, answer: Answer) -> None:
        self.tell(ticket_id, done if isinstance(answer, Accepted) else "mine_failed")

    def _came_out(self, ticket_id: str, paper: PaperState) -> None:
        self.tell(ticket_id, _SAID[paper])

    def tell(self, about: str, status: str) -> None:
        """Say on the page what became of the last touch."""
        if self._places:
            found = self._places[-1].found
            if about in (getattr(found, "id", None), getattr(found, "code", None)):
                self._places[-1] = replace(self._places[-1], status=status)
                self._refresh()

    def _kiosk_moved(self) -> None:
        """Keep the way while its visitor is here, and forget it afterwards."""
        visit = self._kiosk.visit
        if visit.step is not Step.FIND and not (visit.step is Step.CONFIRM and visit.found):
            self._places, self._method = [], TELEX
            self._question.drop()
        self._refresh()

    def _refresh(self, *_what: object) -> None:
        page = self._derive().as_map()
        if page != self._page:
            self._page = page
            self.page_changed.emit()

    def _derive(self) -> FoundPage:
        centre = self._link.centre
        if not self._places or centre is None:
            return FoundPage()
        me = self._link.hello.name if self._link.hello else ""
        sight = Sight(centre, self._link.lobby, self._language, self._method, tuple(self._tree), me)
        return derive_place(self._places[-1], sight)
