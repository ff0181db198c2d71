"""The raw print queue of Windows, through its own library.

Written from the Win32 reference (``OpenPrinter``, ``StartDocPrinter``, ``WritePrinter``) and tested against a
stand-in for the library only: it has not been tried on Windows.
"""

import ctypes
from dataclasses import dataclass
from typing import Any

from moiso_hardware.printers.errors import PrinterAway


class DocumentInfo(ctypes.Structure):
    """``DOC_INFO_1W``."""

    _fields_ = (
        ("pDocName", ctypes.c_wchar_p),
        ("pOutputFile", ctypes.c_wchar_p),
        ("pDatatype", ctypes.c_wchar_p),
    )


def system_spooler() -> Any:
    """The spooler's library; there is none outside Windows.

    Raises:
        PrinterAway: This is not Windows.
    """
    loader = getattr(ctypes, "WinDLL", None)
    if loader is None:
        raise PrinterAway("Windows print queues exist on Windows only.")
    return loader("winspool.drv")


@dataclass(frozen=True)
class WindowsQueue:
    """A queue by its name in the printers folder."""

    name: str
    library: Any = None
    """The spooler's functions; None loads those of the system."""

    def ready(self) -> bool:
        """Whether the queue can be opened."""
        try:
            library = self._library()
            library.ClosePrinter(self._open(library))
        except PrinterAway:
            return False
        return True

    def submit(self, title: str, raw: bytes) -> None:
        """Queue a raw job.

        Raises:
            PrinterAway: There is no such queue, or it refused the document.
            OSError: The queue took only a part.
        """
        library = self._library()
        handle = self._open(library)
        try:
            document = DocumentInfo(title, None, "RAW")
            if not library.StartDocPrinterW(handle, 1, ctypes.byref(document)):
                raise PrinterAway(f"Windows queue {self.name} refused the document.")
            try:
                self._write(library, handle, raw)
            finally:
                library.EndDocPrinter(handle)
        finally:
            library.ClosePrinter(handle)

    def _library(self) -> Any:
        return self.library if self.library is not None else system_spooler()

    def _open(self, library: Any) -> ctypes.c_void_p:
        handle = ctypes.c_void_p()
        if not library.OpenPrinterW(ctypes.c_wchar_p(self.name), ctypes.byref(handle), None):
            raise PrinterAway(f"No Windows print queue '{self.name}'.")
        return handle

    def _write(self, library: Any, handle: ctypes.c_void_p, raw: bytes) -> None:
        taken = ctypes.c_uint32(0)
        sheet = ctypes.create_string_buffer(raw, len(raw))
        if not library.StartPagePrinter(handle):
            raise PrinterAway(f"Windows queue {self.name} refused the page.")
        wrote = library.WritePrinter(handle, sheet, len(raw), ctypes.byref(taken))
        library.EndPagePrinter(handle)
        if not wrote or taken.value != len(raw):
            raise OSError(f"Windows queue {self.name} took {taken.value} of {len(raw)} bytes.")
