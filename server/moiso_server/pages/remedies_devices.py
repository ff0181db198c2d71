"""What can be done about a kiosk, a printer, a board or a line of LED boards that ails."""

from moiso_shared.centre import Centre
from moiso_shared.commands import AnswerHelp, Order, TellKiosk

from moiso_server.pages.action import Action, Actions
from moiso_server.pages.notices import notice_of

HELP = "help_wanted"
"""A visitor stands at the kiosk and needs somebody."""
DEVICE_LESS_URGENT = frozenset({"paper_near_end", HELP, "gave_offline", "gave_unprinted"})
DEVICES = Action("act_devices", link="/setup/devices")
_PRINTER = ("printer_", "cover_open", "cutter_error")
_SILENT = ("no_sound", "no_voice")
_ORDERS = {
    "paper_near_end": (Order.PAPER_LOADED, Order.TEST_PRINT),
    "paper_end": (Order.PAPER_LOADED, Order.LOCK),
    "locked": (Order.UNLOCK,),
    "gave_offline": (Order.LOCK,),
    "handin_refused": (Order.LOCK,),
    "gave_unprinted": (Order.TEST_PRINT, Order.LOCK),
}


def for_device(device: str, problem: str, centre: Centre) -> Actions:
    """Answer who called for help, tell a kiosk what to do, tell the hall, or look the device up."""
    role, _, name = device.partition("/")
    kind = problem.partition(":")[0]
    if role == "kiosk" and any(kiosk.id == name for kiosk in centre.kiosks):
        return _for_kiosk(name, kind, centre)
    board = next((board for board in centre.boards if role == "board" and board.id == name), None)
    if board is None:
        return (Action("act_notice", notice_of("device", centre.name)), DEVICES)
    told = notice_of("silent" if kind in _SILENT else "board", board.name)
    return (Action("act_notice", told), DEVICES)


def _for_kiosk(kiosk: str, kind: str, centre: Centre) -> Actions:
    """Orders as long as it hears them; and where its visitors go meanwhile."""
    if kind == HELP:
        return (Action("act_coming", AnswerHelp(kiosk=kiosk)),)
    known = next(each for each in centre.kiosks if each.id == kiosk)
    notice = notice_of("kiosk", known.name).model_copy(update={"zone": known.zone})
    elsewhere = Action("act_notice", notice)
    if kind == "away":
        return (elsewhere, DEVICES)
    usual = (Order.TEST_PRINT, Order.LOCK) if kind.startswith(_PRINTER) else (Order.RESTART,)
    orders = tuple(
        Action(f"order_{order}", TellKiosk(kiosk=kiosk, order=order)) for order in _ORDERS.get(kind, usual)
    )
    return orders if kind == "paper_near_end" else (*orders, elsewhere)
