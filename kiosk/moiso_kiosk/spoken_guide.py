"""Joins keys, page and voice: speaks the page when it comes, and each choice that the ring comes to."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from moiso_kiosk import guidance
from moiso_kiosk.finding import Finding
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.phrases import say
from moiso_kiosk.walking import Settling, Walk


class Speech(Protocol):
    """Whoever says it aloud."""

    def say(self, text: str, language: str) -> None:
        """Say this now, whatever is being said."""

    def hush(self) -> None:
        """Be silent at once."""

    def louder(self, more: bool) -> None:
        """A step up or down."""


class SpokenGuide(QObject):
    """The kiosk for those who use its keys; silent where it has no voice.

    Speech begins with the first key and ends when a finger touches the glass, the headphones are pulled out,
    or everything is wiped for the next visitor.
    """

    def __init__(
        self, kiosk: Kiosk, walk: Walk, speech: Speech | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kiosk, self._walk, self._speech = kiosk, walk, speech
        self._speaks, self._greets = False, False
        self._before: dict[str, Any] = {}
        self._finding: Finding | None = None
        self._settling = Settling(walk, self)
        kiosk.page_changed.connect(self._page_changed)
        kiosk.wiped.connect(walk.end)
        walk.key.connect(self._key)
        walk.entered.connect(self._tell_page)
        walk.moved.connect(self._tell_choice)
        walk.again.connect(self._tell_page)
        walk.speech_wanted.connect(self._set_speech)
        walk.ended.connect(self._ended)
        if speech is not None:
            walk.louder.connect(speech.louder)

    @property
    def _page(self) -> dict[str, Any]:
        page: dict[str, Any] = self._kiosk.property("page")
        if page["step"] != "find" or self._finding is None:
            return page
        found = self._finding.property("page")
        return page | {key: found[key] for key in ("title", "lead", "parts", "status")}

    def follow(self, finding: Finding) -> None:
        """Speak these pages too."""
        self._finding = finding
        finding.page_changed.connect(self._page_changed)

    def _key(self) -> None:
        self._kiosk.take_time(True)
        self._kiosk.stay()
        self._settling.page(self._where())

    def _page_changed(self) -> None:
        if not self._walk.active:
            return
        before, self._before = self._before, self._page
        fresh = guidance.news(before, self._page) if before.get("step") == self._page["step"] else ""
        if fresh:
            self._say(fresh)
        self._settling.page(self._where())

    def _where(self) -> str:
        return f"{self._page['step']} {self._page['title']} {self._page['language']}"

    def _set_speech(self, wanted: bool) -> None:
        self._greets = wanted and not self._speaks
        self._speaks = wanted
        if not wanted and self._speech is not None:
            self._speech.hush()
        elif self._greets and self._walk.present is not None:
            self._tell_page()

    def _tell_page(self) -> None:
        language, present = str(self._page["language"]), self._walk.present
        cover = self._walk.cover
        page = guidance.page_words(self._page, len(self._walk.choices()))
        over = "" if cover is None else str(cover.property("says") or "")
        greeting, self._greets = say(language, "guide_intro") if self._greets else "", False
        self._say(guidance.joined([greeting, over or page, self._words_of(present)]))

    def _tell_choice(self) -> None:
        self._say(self._words_of(self._walk.present))

    def _words_of(self, item: QQuickItem | None) -> str:
        if item is None:
            return ""
        name = next((words for key in ("text", "title", "name") if (words := item.property(key))), "")
        chosen = bool(item.property("on") or item.property("chosen"))
        note = str(item.property("note") or "")
        return guidance.choice_words(str(self._page["language"]), str(name), note, chosen=chosen)

    def _say(self, words: str) -> None:
        if self._speaks and words and self._speech is not None:
            language = str(self._page["language"])
            self._speech.say(guidance.voiced(words, language), language)

    def _ended(self) -> None:
        self._kiosk.take_time(False)
        self._speaks = False
        if self._speech is not None:
            self._speech.hush()
