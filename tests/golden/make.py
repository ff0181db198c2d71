"""Makes the golden journal of a release: a short story with a fact of nearly every kind.

    python -m tests.golden.make 0.1

A golden journal is made once and never again: later releases must read it as it is.
"""

import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from moiso_server.centres import ready_made
from moiso_server.private import Bearer
from moiso_server.rules.internal import NoteDevice
from moiso_shared.centre_file import parse
from moiso_shared.commands import COMMAND

from tests.server.in_process import ADMIN, FakeClock, InProcess

HERE = Path(__file__).parent
CLERK = Bearer("counter", "1")
KIOSK = Bearer("kiosk", "k1")


def tell(hall: InProcess, clock: FakeClock) -> None:
    """Two days at the tiny centre."""

    def ask(asker: Bearer, command_id: str | None = None, /, **said: Any) -> None:
        clock.advance(seconds=20)
        hall.ask(COMMAND.validate_python(said), asker, command_id)

    ask(CLERK, kind="open_counter", counter="1")
    ask(CLERK, kind="open_counter", counter="2")
    wishes: list[dict[str, Any]] = [{}, {"priority": "elderly"}, {"language": "en"}, {"paper": True}, {}, {}]
    for number, said in enumerate(wishes):
        ask(KIOSK, kind="issue", ticket=f"t{number}", service="AB"[number % 2], **said)
    ask(KIOSK, kind="report_paper", ticket="t3", paper="printed")
    ask(CLERK, kind="call_next", counter="1")
    ask(CLERK, kind="start", ticket="t1")
    ask(CLERK, kind="park", ticket="t1", reason="papers", minutes=30)
    ask(CLERK, kind="call_ticket", counter="1", ticket="t1", reason="quay lại")
    ask(CLERK, kind="recall", ticket="t1")
    ask(CLERK, kind="start", ticket="t1")
    ask(CLERK, kind="transfer", ticket="t1", service="A", counter="2", come_back=True)
    ask(CLERK, kind="call_next", counter="2")
    ask(CLERK, kind="finish", ticket="t1")
    ask(CLERK, "slip", kind="call_next", counter="1")
    ask(CLERK, kind="undo", command="slip")
    ask(CLERK, kind="call_next", counter="1")
    ask(CLERK, kind="miss", ticket="t1")
    ask(CLERK, kind="return_to_queue", ticket="t1")
    ask(ADMIN, kind="set_priority", ticket="t2", priority="pregnant", reason="đã xem giấy tờ")
    ask(ADMIN, kind="stop_service", service="B", reason="full")
    ask(ADMIN, kind="resume_service", service="B")
    ask(CLERK, kind="pause_counter", counter="2", reason="meeting")
    ask(KIOSK, kind="cancel", ticket="t5")
    hall.ask(NoteDevice(device="board/b1", problems=("no_sound",)))
    clock.advance(days=1)
    for number in range(3):
        ask(KIOSK, kind="issue", ticket=f"n{number}", service="A")
    ask(CLERK, kind="call_next", counter="1")
    document = hall.parts.hall.centre.model_dump(mode="json", exclude_none=True)
    document["name"]["vi"] = "Trung tâm thử nghiệm mới"
    ask(ADMIN, kind="replace_centre", document=document)
    ask(CLERK, kind="close_counter", counter="2")


def main(release: str) -> None:
    """Write the journal as SQL, and the lobby that it leads to."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FakeClock()
        hall = InProcess(Path(folder), clock, parse(ready_made("tiny")))
        tell(hall, clock)
        state = hall.lobby.state().model_dump(mode="json", exclude_defaults=True)
        hall.close()
        journal = sqlite3.connect(Path(folder) / "journal.db")
        lines = "\n".join(journal.iterdump())
        journal.close()
    (HERE / f"journal-{release}.sql").write_text(lines + "\n", encoding="utf-8")
    told = json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE / f"lobby-{release}.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
