"""The speech engine's own process: reads jobs as JSON lines, writes one WAV for each.

Started as ``python -m moiso_hardware.voice.engine``. A process of its own, because eSpeak NG may
hang or die and keeps only one state for the whole process. Standard output carries answers only; whatever
the libraries print goes to standard error.
"""

import contextlib
import ctypes
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from moiso_hardware.voice.windows import say_with_windows

_RATE_PARAMETER = 1
_CURRENT_VALUE = 1

Say = Callable[[str, str, int, str], None]
"""Text, voice, words per minute, path of the WAV to write."""


def main() -> None:
    """Answer one line per job until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    say = _prepared()
    print(json.dumps({"ready": True}), file=answers)
    for line in sys.stdin.buffer:
        job = json.loads(line)
        try:
            say(job["text"], job["voice"], job["rate"], job["path"])
            answer: dict[str, object] = {"ok": True}
        except Exception as error:  # told to the parent, who decides
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers)


def _prepared() -> Say:
    _load_library()
    import pyttsx3

    engine = pyttsx3.init()
    if sys.platform == "win32":
        return lambda text, voice, rate, path: say_with_windows(engine, text, voice, rate, path)
    from pyttsx3.drivers import _espeak

    engine.setProperty("voice", "vi")
    engine.proxy._pump()
    _espeak.Synchronize()

    def say(text: str, voice: str, rate: int, path: str) -> None:
        _settle(_espeak, voice, rate)
        engine.save_to_file(text, path)
        engine.runAndWait()
        _espeak.Synchronize()

    return say


def _load_library() -> None:
    """Make the eSpeak NG of the wheel findable by name where the system has none of its own."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        ctypes.CDLL("libespeak-ng.so.1", mode=ctypes.RTLD_GLOBAL)
        return
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = Path(espeakng_loader.__file__).with_name("libespeak-ng.so.1")
    ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)


def _settle(espeak: Any, voice: str, rate: int) -> None:
    """Set voice and speed and wait until both really hold; setting them the usual way is racy."""
    if espeak.SetVoiceByName(voice.encode()):
        raise ValueError(f"no voice '{voice}'")
    espeak.Synchronize()
    present = espeak.GetCurrentVoice().contents.identifier.decode().lower()
    if present.rpartition("/")[2] != voice.lower():  # an unknown name is accepted and speaks English
        raise ValueError(f"no voice '{voice}'")
    for _ in range(50):
        if espeak.dll.espeak_GetParameter(_RATE_PARAMETER, _CURRENT_VALUE) == rate:
            return
        espeak.SetParameter(espeak.RATE, rate, 0)
        espeak.Synchronize()
    raise RuntimeError(f"the engine does not take the speed {rate}")


if __name__ == "__main__":
    main()
