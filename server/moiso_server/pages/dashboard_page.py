"""``/``: the supervisor's live dashboard in a browser."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
from moiso_shared.commands import (
    CloseCounter,
    Command,
    EndNotice,
    OpenCounter,
    Order,
    PauseCounter,
    ResumeService,
    ShowNotice,
    StopService,
    TellKiosk,
)
from moiso_shared.errors import MoisoError, Unauthorised
from nicegui import Client, context, events, ui
from starlette.requests import Request

from moiso_server.pages.acting import act
from moiso_server.pages.action import Action
from moiso_server.pages.charts import hourly
from moiso_server.pages.counter_help import help_command
from moiso_server.pages.dashboard_html import SECTIONS, Telling
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, frame
from moiso_server.pages.notices import asked_notice
from moiso_server.pages.rehearsing import asked_rehearsal
from moiso_server.pages.screens import Screens, Shown
from moiso_server.pages.stopping import asked_reason

_LEFT = ("alerts", "notices", "services", "floor", "counters")
_RIGHT = ("calls", "devices")

_COUNTER: dict[str, Callable[[str], Command]] = {
    "open": lambda counter: OpenCounter(counter=counter),
    "close": lambda counter: CloseCounter(counter=counter),
    "pause": lambda counter: PauseCounter(counter=counter, reason="other"),
}


class DashboardPage:
    """Builds one dashboard for each browser.

    Args:
        hall: The hall.
        screens: Works the sections out and pushes them.
        rest: The API.
    """

    def __init__(self, hall: Following, screens: Screens, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._screens = screens
        self._rest = rest

    def build(self, request: Request) -> None:
        """The page as it is now; what changes later is pushed."""
        with frame(request, self._hall) as reader:
            view = _View(reader, context.client)
            view.place()
            if self._screens.shown is not None:
                view.show(self._screens.shown)
            self._screens.join(view.show)
            context.client.on_delete(lambda: self._screens.leave(view.show))
            _Deeds(self._hall, self._screens, self._rest, reader).listen()


class _View:
    """The sections of one browser's page."""

    def __init__(self, reader: Reader, client: Client) -> None:
        self._reader = reader
        self._client = client
        self._sections: dict[str, ui.html] = {}
        self._hours: object = None

    def place(self) -> None:
        """Lay the empty sections out."""
        words = self._reader.words
        self._section("lost")
        ui.html(f"<h1>{words('dashboard')}</h1>", sanitize=False)
        self._section("figures")
        with ui.element("div").classes("grid"):
            with ui.element("div"):
                for name in _LEFT:
                    self._section(name)
            with ui.element("div"):
                with ui.element("section").classes("card"):
                    ui.html(f"<h2>{words('hourly')}</h2>", sanitize=False)
                    self._chart = ui.echart(hourly((), words, dark=self._reader.dark), renderer="svg")
                    self._chart.style("height:15rem")
                for name in _RIGHT:
                    self._section(name)
        if self._reader.who.leads:
            asks = "onclick=\"emitEvent('rehearsal')\""
            ui.html(f'<button class="quiet" {asks}>{words("rehearsal_days")}…</button>', sanitize=False)

    def _section(self, name: str) -> None:
        self._sections[name] = ui.html("", sanitize=False)

    def show(self, shown: Shown) -> None:
        """Push what looks different."""
        html = shown.html[self._reader.words.language]
        for name in SECTIONS:
            if self._sections[name].content != html[name]:
                self._sections[name].set_content(html[name])
        if shown.dashboard.hours != self._hours:
            self._hours = shown.dashboard.hours
            self._chart.options.update(
                hourly(shown.dashboard.hours, self._reader.words, dark=self._reader.dark)
            )
            self._chart.update()
        if shown.fresh and self._reader.who.leads and self._client.has_socket_connection:
            self._client.run_javascript("moisoBeep()")


class _Deeds:
    """The buttons of one browser's page, done in its reader's name."""

    def __init__(self, hall: Following, screens: Screens, rest: httpx.AsyncClient, reader: Reader) -> None:
        self._hall = hall
        self._screens = screens
        self._rest = rest
        self._reader = reader

    def listen(self) -> None:
        """Take what the sections' buttons emit."""
        ui.on("alert_action", self._alert_action)
        ui.on("alert_seen", self._alert_seen)
        ui.on("counter", self._counter)
        ui.on("help_done", self._help_done)
        ui.on("service", self._service)
        ui.on("kiosk", self._kiosk)
        ui.on("notice_show", self._notice_show)
        ui.on("notice_end", self._notice_end)
        ui.on("rehearsal", self._rehearsal)

    async def _alert_action(self, event: events.GenericEventArguments) -> None:
        raised = self._screens.alert_log.find(str(event.args["key"]))
        place = int(event.args["action"])
        if raised is not None and 0 <= place < len(raised.alert.actions):
            action = raised.alert.actions[place]
            if await self._act(action) and self._reader.who.leads:
                self._acknowledge(raised.alert.key)
                now = datetime.now(UTC)
                self._screens.alert_log.act(raised, action, self._reader.who.name, now)

    async def _act(self, action: Action) -> bool:
        """Do what an alert's button says; False when nothing was done."""
        if action.link is not None:
            ui.navigate.to(action.link)
            return True
        command, told = action.command, self._telling().action(action)
        assert command is not None
        if isinstance(command, ShowNotice):
            return await self._show(command)
        if isinstance(command, TellKiosk) and command.order is Order.RESTART:
            subject = self._telling().device_name(f"kiosk/{command.kiosk}")
            if not await self._asked(self._reader.words("sure_order", order=told, subject=subject)):
                return False
        return await self._do(command, told)

    async def _notice_show(self) -> None:
        await self._show()

    async def _notice_end(self, event: events.GenericEventArguments) -> None:
        await self._do(EndNotice(notice=str(event.args["id"])))

    async def _show(self, first: ShowNotice | None = None) -> bool:
        """Ask what to show, and show it; False when nothing was to be shown."""
        assert self._hall.centre is not None
        command = await asked_notice(self._reader.words, self._hall.centre, first)
        if command is not None:
            return await self._do(command)
        return False

    async def _alert_seen(self, event: events.GenericEventArguments) -> None:
        self._acknowledge(str(event.args["key"]))

    def _acknowledge(self, key: str) -> None:
        if self._reader.who.leads:
            self._screens.alert_log.acknowledge(key, self._reader.who.name, datetime.now(UTC))
            self._hall.changes.ring()

    async def _counter(self, event: events.GenericEventArguments) -> None:
        counter, deed = str(event.args["id"]), str(event.args["act"])
        if deed != "close" or await self._sure("sure_close", self._telling().counter(counter)):
            await self._do(_COUNTER[deed](counter))

    async def _help_done(self, event: events.GenericEventArguments) -> None:
        await self._do(help_command("done", str(event.args["counter"]), str(event.args["help"])))

    async def _service(self, event: events.GenericEventArguments) -> None:
        service, deed = str(event.args["id"]), str(event.args["act"])
        if deed == "resume":
            await self._do(ResumeService(service=service))
        else:
            reason = await asked_reason(self._reader.words, self._telling().service(service))
            if reason is not None:
                await self._do(StopService.model_validate({"service": service, "reason": reason}))

    async def _kiosk(self, event: events.GenericEventArguments) -> None:
        kiosk, wanted = str(event.args["id"]), str(event.args["order"])
        kind, _, language = wanted.partition(":")
        order = Order(kind)
        words, telling = self._reader.words, self._telling()
        harmless = order not in (Order.LOCK, Order.RESTART, Order.EXIT)
        subject = telling.device_name(f"kiosk/{kiosk}")
        question = words("sure_order", order=telling.order(wanted), subject=subject)
        if harmless or await self._asked(question):
            await self._do(TellKiosk(kiosk=kiosk, order=order, language=language or None))

    async def _rehearsal(self) -> None:
        lobby = self._hall.lobby
        if lobby.day is not None:
            wanted = await asked_rehearsal(self._reader.words, lobby.day, lobby.rehearsals)
            if wanted is not None:
                await self._do(wanted)

    def _telling(self) -> Telling:
        assert self._hall.centre is not None
        return Telling(self._hall.centre, self._reader.words)

    async def _sure(self, question: str, subject: str) -> bool:
        return await self._asked(self._reader.words(question, subject=subject))

    async def _asked(self, question: str) -> bool:
        words = self._reader.words
        with ui.dialog() as dialog, ui.card():
            ui.label(question)
            with ui.row():
                ui.html(f"<button>{words('yes')}</button>", sanitize=False).on(
                    "click", lambda: dialog.submit(True)
                )
                ui.html(f'<button class="quiet">{words("no")}</button>', sanitize=False).on(
                    "click", lambda: dialog.submit(False)
                )
        answer: Any = await dialog
        dialog.delete()
        return answer is True

    async def _do(self, command: Command, what: str = "") -> bool:
        """Ask the server, and say what came of it; False when it refused."""
        words = self._reader.words
        try:
            await act(self._rest, self._reader.who.token, command)
        except Unauthorised:
            ui.navigate.to("/login")
        except MoisoError as error:
            ui.notify(self._reader.refused(error), type="negative")
        else:
            ui.notify(words("did", what=what) if what else words("done"), type="positive")
            return True
        return False
