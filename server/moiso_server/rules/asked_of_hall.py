"""What may be asked about counters, services, kiosks and the day."""

from moiso_shared.commands import (
    AnswerHelp,
    CallHelp,
    CloseCounter,
    EndHelp,
    EndNotice,
    OpenCounter,
    PauseCounter,
    ResumeService,
    SetProfile,
    SetRehearsal,
    ShowNotice,
    SignIn,
    SignOut,
    StopService,
    TellKiosk,
)
from moiso_shared.facts import CounterState, CounterStatus

from moiso_server.rules import counters, help_calls, kiosks, notices, rehearsing, stops
from moiso_server.rules.decide import Reply, decide
from moiso_server.rules.draft import Draft


def _counter(state: CounterState) -> Reply:
    return state.model_dump(mode="json")


@decide.register
def _(command: OpenCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.OPEN))


@decide.register
def _(command: CloseCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.CLOSED))


@decide.register
def _(command: PauseCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.PAUSED, command.reason))


@decide.register
def _(command: SetProfile, draft: Draft) -> Reply:
    return _counter(counters.set_profile(draft, command.counter, command.services))


@decide.register
def _(command: StopService, draft: Draft) -> Reply:
    return stops.stop(draft, command.service, command.reason, command.until).model_dump(mode="json")


@decide.register
def _(command: ResumeService, draft: Draft) -> Reply:
    return stops.resume(draft, command.service).model_dump(mode="json")


@decide.register
def _(command: SetRehearsal, draft: Draft) -> Reply:
    return rehearsing.set_rehearsal(draft, command.day, active=command.active)


@decide.register
def _(command: SignIn, draft: Draft) -> Reply:
    return _counter(counters.sign(draft, command.counter, command.person))


@decide.register
def _(command: SignOut, draft: Draft) -> Reply:
    return _counter(counters.sign(draft, command.counter, None))


@decide.register
def _(command: AnswerHelp, draft: Draft) -> Reply:
    return help_calls.answer(draft, command)


@decide.register
def _(command: CallHelp, draft: Draft) -> Reply:
    return help_calls.call(draft, command).model_dump(mode="json")


@decide.register
def _(command: EndHelp, draft: Draft) -> Reply:
    return help_calls.end(draft, command).model_dump(mode="json")


@decide.register
def _(command: TellKiosk, draft: Draft) -> Reply:
    return kiosks.order(draft, command)


@decide.register
def _(command: ShowNotice, draft: Draft) -> Reply:
    return notices.show(draft, command).model_dump(mode="json")


@decide.register
def _(command: EndNotice, draft: Draft) -> Reply:
    return notices.end(draft, command).model_dump(mode="json")
