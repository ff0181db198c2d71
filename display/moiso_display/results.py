"""The dossiers whose result lies ready, read for a results board."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moiso_qt.link import Link
from moiso_shared.boards.page import ResultView
from PySide6.QtCore import QObject

from moiso_display.looking import Looking

PATH = "/api/dossiers-ready"


class Results(Looking):
    """Reads a tuple of ``ResultView`` while the board wants results."""

    def __init__(self, link: Link, wanted: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(link, PATH, wanted, _views, parent)


def _views(answer: dict[str, Any]) -> tuple[ResultView, ...]:
    return tuple(
        ResultView(str(told["code"]), str(told["holder"]), str(told["state"]["vi"]))
        for told in answer["dossiers"]
    )
