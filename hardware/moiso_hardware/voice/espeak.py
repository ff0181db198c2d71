"""The voice that always works: eSpeak NG through pyttsx3, in a process that may die or hang."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from moiso_hardware.voice.port import Style, VoiceFailed
from moiso_hardware.voice.sound import BadSound, Wav, checked

_START_S = 20.0
_SENTENCE_S = 10.0
_ENGINE = (sys.executable, "-m", "moiso_hardware.voice.engine")


class EngineVoice:
    """Sentences through the engine process; one at a time, whichever thread asks.

    A process that dies, hangs or writes an unlikely file is replaced, and the sentence tried once more.
    """

    def __init__(self, command: tuple[str, ...] = _ENGINE, *, patience_s: float = _SENTENCE_S) -> None:
        self._command = command
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def synthesise(self, text: str, style: Style, target: Path) -> Wav:
        """Speak into a WAV file, which appears only when it is whole and plausible.

        Raises:
            VoiceFailed: Twice no good sound came out.
        """
        if not text.strip():
            raise VoiceFailed("there is nothing to say")
        with self._lock:
            try:
                return self._attempt(text, style, target)
            except (VoiceFailed, BadSound):
                self._stop()
            try:
                return self._attempt(text, style, target)
            except BadSound as error:
                self._stop()
                raise VoiceFailed(error.message) from error

    @property
    def process_id(self) -> int | None:
        """The engine's process, once it runs."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()

    def _attempt(self, text: str, style: Style, target: Path) -> Wav:
        process = self._running()
        handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
        os.close(handle)
        part = Path(name)
        try:
            job = {"text": text, "voice": style.voice, "rate": style.words_per_minute, "path": name}
            answer = self._ask(process, json.dumps(job), self._patience_s)
            if "error" in answer:
                raise VoiceFailed(str(answer["error"]))
            words = len(text.split())
            sound = checked(part, least_s=min(0.15, 0.05 * words), most_s=3.0 + 1.5 * words)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        return Wav(target, sound.seconds)

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._stop()
        try:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                text=True, encoding="utf-8",
            )  # fmt: skip
        except OSError as error:
            raise VoiceFailed(f"the speech engine does not start: {error}") from error
        self._ask(self._process, None, _START_S)
        return self._process

    def _ask(self, process: subprocess.Popen[str], line: str | None, patience_s: float) -> dict[str, object]:
        """Send a line and read the answer; the process is killed when it takes too long."""
        assert process.stdin is not None
        assert process.stdout is not None
        watchdog = threading.Timer(patience_s, process.kill)
        watchdog.start()
        try:
            if line is not None:
                process.stdin.write(line + "\n")
                process.stdin.flush()
            answer = json.loads(process.stdout.readline() or "null")
        except (OSError, ValueError) as error:
            raise VoiceFailed(f"the speech engine failed: {error}") from error
        finally:
            watchdog.cancel()
        if not isinstance(answer, dict):
            raise VoiceFailed("the speech engine ended or did not answer in time")
        return answer

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()
