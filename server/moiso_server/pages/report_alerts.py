"""The supervisor is told when the daily report does not reach its folder."""

from moiso_server.pages.action import Action
from moiso_server.pages.alerts import Alert
from moiso_server.pages.report_desk import ReportDesk


def report_alerts(desk: ReportDesk) -> list[Alert]:
    """At most one: the same trouble lasts until the folder takes the files."""
    if desk.trouble is None:
        return []
    look = Action("act_reports", link="/reports")
    return [Alert(desk.trouble.code, str(desk.daily.folder), actions=(look,))]
