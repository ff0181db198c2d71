"""What is spoken to somebody who cannot see the page: what it says, and which choice has the ring."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from moiso_shared.spoken import characters, for_voice, with_numbers
from moiso_shared.text import VIETNAMESE

from moiso_kiosk.phrases import say

Page = Mapping[str, Any]

NEWS = ("notice", "help_words", "paper_words", "called")
"""Sentences that may come while a page stays, and are spoken by themselves."""


def page_words(page: Page, choices: int) -> str:
    """The whole page in sentences, and how many choices there are."""
    language = str(page["language"])
    words = page["words"]
    sentences = [page["title"]]
    match page["step"]:
        case "confirm":
            labels = (("waiting_label", "waiting"), ("wait_label", "wait"), ("counters_label", "counters"))
            told = [f"{words[label]}: {page[value]}" for label, value in labels if page[value]]
            sentences = [page["lead"], page["title"], page["errands"], *told, page["hours"]]
        case "number":
            number = f"{page['lead']}: {spelled(str(page['number']), language)}"
            sentences = [number, page["title"], page["ahead"], page["counters"], page["zone"]]
        case "asking" | "starting":
            sentences = [words["asking"]]
        case "menu":
            sentences = [page["title"], page["errands"]]
        case "find":
            told = [f"{part['title']}: {', '.join(part['lines'])}" for part in page["parts"]]
            sentences = [page["title"], page["lead"], page["status"], *told]
        case _:
            sentences = [page["title"], page["lead"], page["hours"]]
    news = [page[name] for name in NEWS]
    count = [say(language, "guide_choices", count=choices)] if choices else []
    return joined([*sentences, *news, *count])


def news(before: Page, after: Page) -> str:
    """What has come up while the page stayed."""
    return joined(after[name] for name in NEWS if after[name] != before.get(name))


def choice_words(language: str, name: str, note: str, *, chosen: bool) -> str:
    """One choice: its name, what is known of it, and whether it is on."""
    return joined([name, note, say(language, "guide_chosen") if chosen else ""])


def joined(parts: Iterable[object]) -> str:
    """Sentences one after the other; empty ones are left out."""
    return ". ".join(str(part).rstrip(". ") for part in parts if part)


def voiced(text: str, language: str) -> str:
    """As an engine says it right: clock times, ranges and numbers in words, abbreviations in full."""
    if language != VIETNAMESE:
        return text
    told = re.sub(r"\b0?(\d{1,2}):00\b", r"\1 giờ", text)
    told = re.sub(r"\b0?(\d{1,2}):0?(\d{1,2})\b", r"\1 giờ \2", told)
    return for_voice(with_numbers(re.sub(r"\s*–\s*", " đến ", told)))


def spelled(number: str, language: str) -> str:
    """A ticket number sign by sign: those who cannot see it must be able to remember it."""
    signs = [sign for sign in number if sign.isalnum()]
    return ", ".join(characters(number) if language == VIETNAMESE else signs)
