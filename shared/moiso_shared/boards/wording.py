"""The sentences of an announcement, in the centre's words and the ticket's language."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from moiso_shared.boards.announcing import Announcement, Rules
from moiso_shared.boards.derive import counter_name, service_name
from moiso_shared.centre import Centre
from moiso_shared.spoken import Language, Sentence, call_sentence

SPOKEN: tuple[Language, ...] = get_args(Language)
"""Languages that can be read aloud; Vietnamese comes first."""


def sentences(announcement: Announcement, centre: Centre) -> tuple[Sentence, ...]:
    """What is said of a call: Vietnamese first, then what the centre wants; in a hurry Vietnamese alone."""
    spoken = SPOKEN[:1] if announcement.short else languages_of_call(centre, announcement.call.language)
    return tuple(_sentence(announcement, centre, code) for code in spoken)


def languages_of_call(centre: Centre, language: str) -> tuple[Language, ...]:
    """In which languages a ticket of this language is called when there is time, in their order."""
    wanted = {"vi"}
    if centre.voice.languages != "vietnamese":
        wanted |= set(centre.languages) if centre.voice.languages == "all" else {language}
    return tuple(code for code in SPOKEN if code in wanted)


def rules_of(centre: Centre) -> Rules:
    """When this centre's calls are spoken, and from which queue on in fewer words."""
    return Rules(
        timedelta(seconds=centre.voice.spoken_within_s),
        timedelta(seconds=centre.voice.short_after_s),
        languages=lambda call: len(languages_of_call(centre, call.language)),
    )


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
