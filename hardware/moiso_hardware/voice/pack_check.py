"""Whether the clips of a voice pack are there and fit together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from statistics import median

from moiso_hardware.voice import sound
from moiso_hardware.voice.pack import Pack
from moiso_hardware.voice.sound import BadSound, Sound

_LONGEST_S = 8.0
_SHORTEST_S = 0.08
_APART_DB = 9.0
_CLIPPED = 32_700
_CLIPPED_MOST = 20
_QUIET_RMS = 300.0


def complaints(pack: Pack, needed: Iterable[str]) -> list[str]:
    """Everything that a person should mend, one sentence each; empty when all is well."""
    found = [f"thiếu: “{words}”" for words in needed if words not in pack.clips]
    loudness: dict[str, float] = {}
    for words in pack.clips:
        try:
            clip = sound.read(pack.path(words))
        except BadSound as error:
            found.append(f"“{words}”: {error.message}")
            continue
        found += [f"“{words}”: {trouble}" for trouble in troubles(clip)]
        if clip.rms:
            loudness[words] = clip.rms
    return found + list(_uneven(loudness))


def troubles(clip: Sound) -> Iterator[str]:
    """What is wrong with one recording; the person who speaks is told at once."""
    spoken = sound.trimmed(clip)
    if clip.rms < _QUIET_RMS:
        yield "quá nhỏ hoặc không có tiếng, hãy nói gần micro hơn"
        return
    if sum(abs(sample) >= _CLIPPED for sample in clip.samples) > _CLIPPED_MOST:
        yield "bị vỡ tiếng, hãy nói xa micro hơn hoặc giảm mức thu"
    if not _SHORTEST_S <= spoken.seconds <= _LONGEST_S:
        yield f"dài {spoken.seconds:.1f} giây, có vẻ không đúng"


def _uneven(loudness: dict[str, float]) -> Iterator[str]:
    """Clips whose level is far from the others' would stand out even after matching, by their noise."""
    if not loudness:
        return
    usual = median(loudness.values())
    for words, rms in loudness.items():
        apart = 20 * math.log10(rms / usual)
        if abs(apart) > _APART_DB:
            how = "to" if apart > 0 else "nhỏ"
            yield f"“{words}”: {how} hơn các đoạn khác {abs(apart):.0f} dB, nên thu lại"
