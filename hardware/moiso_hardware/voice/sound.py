"""Mono 16-bit sound in memory and in WAV files, without any library beside Python's own."""

from __future__ import annotations

import contextlib
import math
import os
import sys
import tempfile
import wave
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from moiso_shared.errors import MoisoError

RATE_HZ = 22_050
"""Samples a second of everything that is joined here; eSpeak NG speaks at this rate."""
_FULL = 32_767
_FADE_S = 0.004
_SILENT_RMS = 40.0


class BadSound(MoisoError):
    """A sound file is missing, broken, silent or of an unlikely length."""

    code = "bad_sound"


@dataclass(frozen=True, slots=True)
class Wav:
    """A checked sound file."""

    path: Path
    seconds: float


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples at ``rate_hz``."""

    samples: array[int]
    rate_hz: int = RATE_HZ

    @property
    def seconds(self) -> float:
        """Duration."""
        return len(self.samples) / self.rate_hz

    @property
    def rms(self) -> float:
        """Loudness over everything that is not silence; 0 for silence."""
        heard = [sample * sample for sample in self.samples if abs(sample) > _SILENT_RMS]
        return math.sqrt(sum(heard) / len(heard)) if heard else 0.0


def read(path: Path) -> Sound:
    """Read a mono 16-bit WAV; stereo is mixed down, other rates are resampled.

    Raises:
        BadSound: Not such a file.
    """
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate_hz = file.getnchannels(), file.getsampwidth(), file.getframerate()
            frames = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise BadSound(f"{path.name} is not a WAV file: {error}") from error
    if width != 2 or channels not in (1, 2):
        raise BadSound(f"{path.name} has {channels} channels of {8 * width} bits; allowed: 1 or 2 of 16 bits")
    samples = array("h", frames[: len(frames) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    if channels == 2:
        left_right = zip(samples[0::2], samples[1::2], strict=False)
        samples = array("h", ((left + right) // 2 for left, right in left_right))
    return Sound(samples, rate_hz) if rate_hz == RATE_HZ else resampled(Sound(samples, rate_hz))


def write(sound: Sound, path: Path) -> Wav:
    """Write a WAV beside its place and rename it, so that nobody ever reads half a file."""
    handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file, wave.open(file, "wb") as target:
            target.setnchannels(1)
            target.setsampwidth(2)
            target.setframerate(sound.rate_hz)
            target.writeframes(sound.samples.tobytes())
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Wav(path, sound.seconds)


def checked(path: Path, *, least_s: float = 0.1, most_s: float = 60.0) -> Wav:
    """Return the file with its duration.

    Raises:
        BadSound: It is broken, silent, or shorter or longer than plausible.
    """
    sound = read(path)
    if not least_s <= sound.seconds <= most_s:
        raise BadSound(f"{path.name} lasts {sound.seconds:.2f} s; plausible: {least_s:.2f} to {most_s:.2f} s")
    if not sound.rms:
        raise BadSound(f"{path.name} is silent")
    return Wav(path, sound.seconds)


def trimmed(sound: Sound, *, keep_s: float = 0.02) -> Sound:
    """Cut silence from both ends, keeping a little, so that joined words stand at an even distance."""
    loud = [i for i, sample in enumerate(sound.samples) if abs(sample) > 8 * _SILENT_RMS]
    if not loud:
        return sound
    keep = round(keep_s * sound.rate_hz)
    return Sound(sound.samples[max(0, loud[0] - keep) : loud[-1] + keep], sound.rate_hz)


def levelled(sound: Sound, *, rms: float = 4000.0) -> Sound:
    """Bring speech to one loudness, never into clipping."""
    present = sound.rms
    if not present:
        return sound
    peak = max(max(sound.samples), -min(sound.samples))
    gain = min(rms / present, _FULL / max(peak, 1))
    return Sound(array("h", (int(sample * gain) for sample in sound.samples)), sound.rate_hz)


def silence(seconds: float) -> Sound:
    """Nothing to hear."""
    return Sound(array("h", bytes(2 * round(seconds * RATE_HZ))))


def joined(parts: Iterable[Sound]) -> Sound:
    """One after the other; each part fades in and out over 4 ms, so that no joint clicks."""
    samples = array("h")
    for part in parts:
        samples.extend(_faded(part))
    return Sound(samples)


def resampled(sound: Sound) -> Sound:
    """Bring a sound to ``RATE_HZ`` by straight lines between samples; good enough for speech."""
    step = sound.rate_hz / RATE_HZ
    source = sound.samples

    def points() -> Iterator[int]:
        for index in range(int((len(source) - 1) / step)):
            left, rest = divmod(index * step, 1)
            yield round(source[int(left)] * (1 - rest) + source[int(left) + 1] * rest)

    return Sound(array("h", points()))


def _faded(sound: Sound) -> array[int]:
    samples = array("h", sound.samples)
    fade = min(round(_FADE_S * sound.rate_hz), len(samples) // 2)
    for index in range(fade):
        samples[index] = samples[index] * index // fade
        samples[-1 - index] = samples[-1 - index] * index // fade
    return samples
