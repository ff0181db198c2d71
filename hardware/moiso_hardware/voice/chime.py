"""The two-tone chime before an announcement, made of sines."""

from __future__ import annotations

import math
from array import array

from moiso_hardware.voice.sound import RATE_HZ, Sound

_TONES_HZ = (784.0, 587.33)
_TONE_S = 0.32
_LEVEL = 9000.0


def chime() -> Sound:
    """Two soft falling tones, 0.8 s together; each rings out like a struck bar."""
    length = round((_TONE_S * len(_TONES_HZ) + 0.16) * RATE_HZ)
    waves = [0.0] * length
    for order, pitch_hz in enumerate(_TONES_HZ):
        start = round(order * _TONE_S * RATE_HZ)
        for index in range(start, length):
            seconds = (index - start) / RATE_HZ
            attack = min(1.0, seconds / 0.008)
            ring = attack * math.exp(-6.0 * seconds)
            angle = 2 * math.pi * pitch_hz * seconds
            waves[index] += ring * (math.sin(angle) + 0.25 * math.sin(2 * angle))
    return Sound(array("h", (int(_LEVEL * value) for value in waves)))
