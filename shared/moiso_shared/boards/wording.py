"""The sentences of an announcement, in the centre's words and the ticket's language."""

from __future__ import annotations

from typing import get_args

from moiso_shared.boards.announcing import Announcement
from moiso_shared.boards.derive import counter_name, service_name
from moiso_shared.centre import Centre
from moiso_shared.spoken import Language, Sentence, call_sentence

SPOKEN: tuple[Language, ...] = get_args(Language)
"""Languages that can be read aloud; Vietnamese comes first."""


def sentences(announcement: Announcement, centre: Centre) -> tuple[Sentence, ...]:
    """What is said of a call: Vietnamese first, then what the centre wants; in a hurry Vietnamese alone."""
    settings = centre.voice
    wanted = {"vi"}
    if not announcement.short and settings.languages != "vietnamese":
        wanted |= set(centre.languages) if settings.languages == "all" else {announcement.call.language}
    return tuple(_sentence(announcement, centre, code) for code in SPOKEN if code in wanted)


def _sentence(announcement: Announcement, centre: Centre, language: Language) -> Sentence:
    call, texts = announcement.call, centre.texts
    return call_sentence(
        call.number,
        counter_name(centre, call.counter, language),
        service=service_name(centre, call.service, language),
        template=(texts.call_short if announcement.short else texts.call).in_language(language),
        language=language,
        region=centre.voice.region,
    )
