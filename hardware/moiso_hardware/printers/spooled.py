"""Printers behind a spooler (CUPS, Windows): bytes go in, nothing ever comes back."""

import logging
import os
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from moiso_hardware.printers.errors import PrinterAway
from moiso_hardware.printers.framing import frame_job, preview
from moiso_hardware.printers.port import (
    NotPrinted,
    Outcome,
    PaperJob,
    PrinterState,
    Sent,
    Step,
    Unknown,
    ignore_step,
)
from moiso_hardware.printers.profiles import Profile

_log = logging.getLogger(__name__)
_SPOOL_S = 10.0


class Spooler(Protocol):
    """Something that takes raw bytes for a queue."""

    def ready(self) -> bool:
        """Whether the queue is there and takes jobs."""

    def submit(self, title: str, raw: bytes) -> None:
        """Hand a job over.

        Raises:
            PrinterAway: The queue refused it whole.
            OSError: It is not known how much the queue took.
        """


class SpooledPrinter:
    """The degraded way: the best outcome is *sent*, for no spooler knows what came out."""

    def __init__(self, spooler: Spooler, profile: Profile) -> None:
        self._spooler = spooler
        self._profile = profile
        self._lock = threading.Lock()

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
        """Whether the queue takes jobs; nothing is known of the paper."""
        return PrinterState(link="silent" if self._spooler.ready() else "away", answers=False)

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        """Hand the job to the spooler."""
        with self._lock:
            raw = b"".join(frame_job(job, self._profile).blocks)
            on_step(Step.SENDING)
            try:
                self._spooler.submit(f"moiso {job.id}", raw)
            except PrinterAway as error:
                _log.warning("Paper %s: %s", job.id, error)
                return NotPrinted("printer_away")
            except OSError as error:
                _log.warning("Paper %s: %s", job.id, error)
                return Unknown("printer_link_lost")
            on_step(Step.SENT)
            return Sent("spooled")

    def close(self) -> None:
        """Nothing is held open between jobs."""


@dataclass(frozen=True)
class Cups:
    """A raw queue of the printing system on Linux, through its own ``lp`` and ``lpstat``."""

    queue: str
    run: Callable[..., "subprocess.CompletedProcess[bytes]"] = subprocess.run

    def ready(self) -> bool:
        """Whether the queue accepts jobs."""
        try:
            told = self.run(
                ["lpstat", "-a", self.queue],
                capture_output=True,
                timeout=_SPOOL_S,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return told.returncode == 0 and b"not accepting" not in told.stdout

    def submit(self, title: str, raw: bytes) -> None:
        """Queue a raw job.

        Raises:
            PrinterAway: There is no such queue, or it takes no jobs.
            OSError: The spooler did not answer in time.
        """
        command = ["lp", "-d", self.queue, "-o", "raw", "-t", title, "-"]
        try:
            told = self.run(command, input=raw, capture_output=True, timeout=_SPOOL_S, check=False)
        except FileNotFoundError as error:
            raise PrinterAway("The command 'lp' of CUPS is not installed.") from error
        except subprocess.TimeoutExpired as error:
            raise TimeoutError("CUPS did not answer in time.") from error
        if told.returncode:
            raise PrinterAway(f"CUPS queue {self.queue}: {told.stderr.decode(errors='replace').strip()}")
