"""The sentences of an announcement, in the centre's words and the ticket's language."""

from __future__ import annotations

from typing import get_args

from moiso_shared.centre import Centre
from moiso_shared.spoken import SHORT_TEMPLATES, Language, Region, Sentence, call_sentence

from moiso_display.announcing import Announcement
from moiso_display.derive import counter_name, service_name

SPOKEN: tuple[Language, ...] = get_args(Language)


def sentences(announcement: Announcement, centre: Centre, region: Region) -> tuple[Sentence, ...]:
    """Vietnamese first, then the ticket's language when it is another one; in a hurry Vietnamese alone."""
    languages: list[Language] = ["vi"]
    if not announcement.short:
        languages += [code for code in SPOKEN if code != "vi" and code == announcement.call.language]
    return tuple(_sentence(announcement, centre, region, language) for language in languages)


def _sentence(announcement: Announcement, centre: Centre, region: Region, language: Language) -> Sentence:
    call = announcement.call
    template = SHORT_TEMPLATES[language] if announcement.short else centre.texts.call.in_language(language)
    return call_sentence(
        call.number,
        counter_name(centre, call.counter, language),
        service=service_name(centre, call.service, language),
        template=template,
        language=language,
        region=region,
    )
