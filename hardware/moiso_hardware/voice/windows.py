"""Speaking with the voices of Windows (SAPI), as pyttsx3 hands them out."""

from typing import Any, Protocol

_NAMED = {"vi": "vietnam", "en": "english"}
"""What a voice's name says of its language, where the voice itself says nothing."""


class WindowsVoice(Protocol):
    """One installed voice."""

    id: str
    name: str
    languages: list[str]
    """Such as ``vi-VN``."""


class WindowsEngine(Protocol):
    """What pyttsx3's engine offers on Windows."""

    def getProperty(self, name: str) -> Any:  # noqa: N802
        """``voices``: those that are installed."""

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802
        """``voice`` (its id) or ``rate`` (words per minute)."""

    def save_to_file(self, text: str, filename: str) -> None:
        """Wish for a WAV; it is made by ``runAndWait``."""

    def runAndWait(self) -> None:  # noqa: N802
        """Do what was wished for."""


def say_with_windows(engine: WindowsEngine, text: str, voice: str, rate: int, path: str) -> None:
    """Speak into a WAV with an installed voice of the language; Windows knows no regions.

    Args:
        voice: As eSpeak NG names it, such as ``vi-vn-x-south``.

    Raises:
        ValueError: No voice of that language is installed.
    """
    language = voice.partition("-")[0].lower()
    fitting = [known.id for known in engine.getProperty("voices") if _speaks(known, language)]
    if not fitting:
        raise ValueError(f"Windows has no voice for '{language}'")
    engine.setProperty("voice", fitting[0])
    engine.setProperty("rate", rate)
    engine.save_to_file(text, path)
    engine.runAndWait()


def _speaks(voice: WindowsVoice, language: str) -> bool:
    tags = [str(tag).lower().replace("_", "-").partition("-")[0] for tag in voice.languages or ()]
    return language in tags or _NAMED.get(language, language) in voice.name.lower()
