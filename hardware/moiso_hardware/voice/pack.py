"""A voice pack: recorded clips of a speaker of the centre, joined into sentences."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import tomli_w
from moiso_shared.errors import MoisoError
from moiso_shared.spoken import Region

from moiso_hardware.voice import sound
from moiso_hardware.voice.port import VOICES, Style, Voice
from moiso_hardware.voice.sound import BadSound, Sound, Wav

DOCUMENT = "pack.toml"
_BETWEEN_WORDS_S = 0.03
_AT_COMMA_S = 0.18


class PackUnreadable(MoisoError):
    """The folder holds no voice pack, or its document has a mistake."""

    code = "pack_unreadable"


@dataclass(frozen=True)
class Pack:
    """Where the clips of a speaker lie. ``clips`` maps spoken words, in small letters, to file names."""

    folder: Path
    name: str
    region: Region
    clips: dict[str, str]

    def path(self, words: str) -> Path:
        """The file of a clip."""
        return self.folder / self.clips[words]

    @property
    def fingerprint(self) -> str:
        """Names this very set of recordings; another one after any clip was recorded again."""
        files = [(words, self.path(words)) for words in sorted(self.clips)]
        parts = [
            f"{words} {path.stat().st_size} {path.stat().st_mtime_ns}"
            for words, path in files
            if path.exists()
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]

    def covering(self, text: str) -> list[list[str]] | None:
        """Cut a sentence into clips, phrase by phrase, always the longest that fits.

        Returns:
            For each phrase between commas its clips; None when a word has no clip.
        """
        phrases = [phrase.split() for phrase in re.split(r"[,.;:!?]", text.lower()) if phrase.strip()]
        covered = [self._cover(words) for words in phrases]
        return None if None in covered else [clips for clips in covered if clips is not None]

    def _cover(self, words: list[str]) -> list[str] | None:
        found: list[str] = []
        while words:
            for length in range(min(len(words), self._longest), 0, -1):
                clip = " ".join(words[:length])
                if clip in self.clips:
                    found.append(clip)
                    words = words[length:]
                    break
            else:
                return None
        return found

    @cached_property
    def _longest(self) -> int:
        return max((len(words.split()) for words in self.clips), default=0)


def load_pack(folder: Path) -> Pack:
    """Read a pack's document; whether its files are good is another question (see ``pack_check``).

    Raises:
        PackUnreadable: There is none, or something in it is missing or misspelt.
    """
    path = folder / DOCUMENT
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        clips = {str(words).lower().strip(): str(file) for words, file in document["clips"].items()}
        return Pack(folder, str(document["name"]), Region(document.get("region", "north")), clips)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackUnreadable(f"cannot read {path}: {error}") from error
    except (KeyError, AttributeError) as error:
        raise PackUnreadable(f"{path} needs a name and a table of clips: {error}") from error
    except ValueError as error:
        raise PackUnreadable(f"{path}: region is one of north, central, south") from error


def save_pack(pack: Pack) -> None:
    """Write a pack's document; whole or not at all."""
    pack.folder.mkdir(parents=True, exist_ok=True)
    unfinished = pack.folder / f"{DOCUMENT}.part"
    document = {"name": pack.name, "region": str(pack.region), "clips": pack.clips}
    unfinished.write_text(tomli_w.dumps(document), encoding="utf-8")
    unfinished.replace(pack.folder / DOCUMENT)


class PackVoice:
    """Speaks with a pack's clips; a sentence with a missing or broken clip goes to the engine as a whole.

    Args:
        pack: The clips.
        engine: Speaks the rest: other languages, other regions, words without a clip.
    """

    def __init__(self, pack: Pack, engine: Voice) -> None:
        self._pack, self._engine = pack, engine
        self._kept: dict[str, Sound] = {}

    def synthesise(self, text: str, style: Style, target: Path) -> Wav:
        """Join the sentence from clips, or let the engine say it."""
        phrases = self._pack.covering(text) if style.voice == VOICES[self._pack.region] else None
        try:
            if phrases:
                return sound.write(self._joined(phrases), target)
        except BadSound:
            self._kept.clear()
        return self._engine.synthesise(text, style, target)

    def _joined(self, phrases: list[list[str]]) -> Sound:
        parts: list[Sound] = []
        for order, clips in enumerate(phrases):
            if order:
                parts.append(sound.silence(_AT_COMMA_S))
            for place, clip in enumerate(clips):
                if place:
                    parts.append(sound.silence(_BETWEEN_WORDS_S))
                parts.append(self._clip(clip))
        return sound.joined(parts)

    def _clip(self, words: str) -> Sound:
        """A clip without its silence, at the common loudness; kept, because it will be said again soon."""
        if words not in self._kept:
            path = self._pack.path(words)
            sound.checked(path, least_s=0.05)
            self._kept[words] = sound.levelled(sound.trimmed(sound.read(path)))
        return self._kept[words]
