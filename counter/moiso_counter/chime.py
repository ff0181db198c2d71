"""Two soft rising notes for the clerk; the hall's chime falls, so that nobody takes one for the other."""

import math
from array import array
from collections.abc import Iterator
from pathlib import Path

from moiso_hardware.voice.sound import RATE_HZ, Sound, Wav, write

_LOW_HZ, _HIGH_HZ = 660.0, 880.0
_NOTE_S = 0.25
_LEVEL = 9000


def write_chime(path: Path) -> Wav:
    """Write the notes, half a second together, as a WAV file; its folder is made when it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write(Sound(array("h", (*_note(_LOW_HZ), *_note(_HIGH_HZ)))), path)


def _note(pitch_hz: float) -> Iterator[int]:
    for place in range(round(_NOTE_S * RATE_HZ)):
        seconds = place / RATE_HZ
        loud = math.exp(-seconds * 9) * min(1.0, seconds * 200)
        yield round(_LEVEL * loud * math.sin(2 * math.pi * pitch_hz * seconds))
