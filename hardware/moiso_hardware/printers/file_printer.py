"""A file that takes the place of a printer: it holds every byte that a printer would have got."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from moiso_hardware.printers import commands
from moiso_hardware.printers.framing import frame_job, preview
from moiso_hardware.printers.port import (
    NotPrinted,
    Outcome,
    PaperJob,
    Printed,
    PrinterState,
    Step,
    Unknown,
    ignore_step,
)
from moiso_hardware.printers.profiles import Profile


class FilePrinter:
    """Appends each job to a file. A job is printed when the disk has it."""

    def __init__(self, path: Path, profile: Profile) -> None:
        self._path = path
        self._profile = profile
        self._lock = threading.Lock()
        self._jobs = 0

    @property
    def width_dots(self) -> int:
        """Width of the paper's printable part."""
        return self._profile.width_dots

    def watch(self, told: Callable[[PrinterState], None]) -> None:
        """It tells nothing by itself."""

    def preview(self, job: PaperJob) -> Image.Image:
        """The picture that ``print`` would print."""
        return preview(job, self._profile)

    def state(self) -> PrinterState:
        """A file is always ready, as long as its folder can be written."""
        folder = self._path.parent
        writable = os.access(self._path if self._path.exists() else folder, os.W_OK)
        return PrinterState(link="ok" if writable else "away", paper="ok")

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        """Append the job's bytes."""
        with self._lock:
            frame = frame_job(job, self._profile, ids=self._two_ids())
            try:
                opened = self._path.open("ab")
            except OSError:
                return NotPrinted("printer_away")
            on_step(Step.SENDING)
            try:
                with opened as file:
                    file.write(b"".join(frame.blocks) + commands.PAPER_STATUS)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                return Unknown("printer_link_lost")
            on_step(Step.SENT)
            return Printed()

    def close(self) -> None:
        """Nothing is held open between jobs."""

    def _two_ids(self) -> tuple[bytes, bytes]:
        self._jobs += 2
        return commands.process_id(self._jobs), commands.process_id(self._jobs + 1)
