"""``moiso-server serve``: what can be said when a server is started."""

import asyncio
import logging
from datetime import datetime, time
from pathlib import Path
from typing import Annotated

import typer
from moiso_shared.centre import Centre

from moiso_server.app import Parts
from moiso_server.backup import KEPT, must_be_apart
from moiso_server.documents import read_document
from moiso_server.first import UNSET, unset_centre
from moiso_server.folder import Folder
from moiso_server.loop import calm_collector, fast_loop
from moiso_server.pages.errand import Copying
from moiso_server.ports import check_ports
from moiso_server.serving import PagePorts, serve
from moiso_server.welcome import welcome

log = logging.getLogger(__name__)

COPY_AT = time(19)

Data = Annotated[Path, typer.Option(help="The data folder.")]
Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]
StaffPort = Annotated[int, typer.Option(min=1, max=65535, help="Pages for staff.")]
PublicPort = Annotated[int, typer.Option(min=1, max=65535, help="Pages for citizens.")]
FirstCentre = Annotated[
    str | None,
    typer.Option(
        help="Document for a new data folder: a TOML file, or one of province, ward, tiny. "
        "Left out, the centre is set up in a browser."
    ),
]
Announce = Annotated[bool, typer.Option(help="Announce by mDNS.")]
Pages = Annotated[bool, typer.Option(help="Serve the web pages too; reports and copies are their work.")]
Reports = Annotated[
    Path | None, typer.Option(help="Folder for the daily reports; left out, 'reports' in the data folder.")
]
ReportAt = Annotated[
    datetime | None,
    typer.Option(
        formats=["%H:%M"],
        help="Local time, like 17:30, at which today is reported too; replaced when the day is over.",
    ),
]
Backup = Annotated[
    Path | None, typer.Option(help="Folder on another disk that gets a copy of the data every day.")
]
BackupAt = Annotated[
    datetime | None,
    typer.Option(formats=["%H:%M"], help=f"Local time of the day's copy; left out, {COPY_AT:%H:%M}."),
]
BackupKeep = Annotated[int, typer.Option(min=1, max=1000, help="How many copies are kept.")]


def serve_command(
    data: Data,
    host: Host = "0.0.0.0",
    port: Port = 8710,
    centre: FirstCentre = None,
    announce: Announce = True,
    pages: Pages = True,
    staff_port: StaffPort = 8711,
    public_port: PublicPort = 8712,
    reports: Reports = None,
    report_at: ReportAt = None,
    backup: Backup = None,
    backup_at: BackupAt = None,
    backup_keep: BackupKeep = KEPT,
) -> None:
    """Serve the hall until told to end."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httptools").setLevel(logging.WARNING)
    copying = None
    if backup is not None:
        must_be_apart(data, backup)
        at = backup_at.time() if backup_at is not None else COPY_AT
        copying = Copying(folder=str(backup.resolve()), at=at, keep=backup_keep)
    evening = report_at.time() if report_at is not None else None
    ports = PagePorts(staff_port, public_port, reports, evening, copying) if pages else None
    parts, used = _open(data, centre)
    check_ports(host, port, *((staff_port, public_port) if pages else ()))
    log.info("%s on http://%s:%d", used.name, host, port)
    if pages and used.id == UNSET and (code := parts.first.begin()):
        welcome(host, staff_port, code)
    calm_collector()
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(serve(parts, host, port, announce=announce, pages=ports))


def _open(data: Path, centre: str | None) -> tuple[Parts, Centre]:
    """The server's parts, and the document that will be in use."""
    document = read_document(centre) if centre is not None else unset_centre()
    parts = Parts(Folder(data), document)
    used = document if parts.hall.centre.id == UNSET else parts.hall.centre
    if centre is not None and used != document:
        log.warning("the folder has a document of its own; 'moiso-server centre import' would replace it")
    if learnt := parts.catalogue.begin(used):
        log.info("%d well-known procedures for a start", learnt)
    return parts, used
