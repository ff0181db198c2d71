"""A page takes its turns as the boards of the hall do: nothing twice, nothing lost when a voice dies."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest
from httpx import AsyncClient
from moiso_hardware.voice.sound import Wav
from moiso_hardware.voice.speaker import Script
from moiso_server.pages.board_turns import FOLLOWING_S, SHOWN_S, Turns
from moiso_server.pages.board_voice import PageSounds, PageVoices
from moiso_server.pages.following import Following
from moiso_shared.wire import Lease, Presence
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket

SENTENCE_S = 4.0


class Sounds(PageSounds):
    """Has every sentence ready."""

    async def make(self, script: Script) -> Wav | None:
        return Wav(Path("said.wav"), SENTENCE_S)


class Hall(Following):
    """Allows every sentence unless told otherwise."""

    allows = True

    async def claim(self, seq: int) -> bool:
        if self.allows:
            self.spoken.append(seq)
        return self.allows


class Stage:
    """A hall with one counter, and pages of its board."""

    def __init__(self, link: FakeLink, folder: Path) -> None:
        self.link, self.centre = link, small_centre(voice={"spoken_within_s": 60})
        link.come_online(self.centre, role="board", name="b1")
        self.hall, self.clock = Hall(AsyncClient(), "token"), 50.0
        self.voices, self.sounds = PageVoices(self.hall, lambda: self.clock), Sounds(folder)
        self.heard: list[int] = []

    def page(self, name: str = "tv", seen: str = "0.0") -> Turns:
        turns = Turns(self.hall, self.voices, self.sounds, board="b1", page=name, seen=seen)
        self.look(turns)
        return turns

    def call(self, number: str) -> int:
        return self.link.tell_call(ticket(number), "1").seq

    def make_voice(self, page: str = "tv") -> None:
        self.voices.ask(page, {""})
        self.hall.take_lease(Lease(zones=("",), for_s=3.0, asked_at=self.clock))
        self.voices.ask(page, {""})

    def another_speaks(self, seq: int) -> None:
        self.hall.take_presence(Presence(device="board/b2", speaking=seq))

    def look(self, turns: Turns, seconds: float = 0) -> int | None:
        """Time goes by and the page is looked at; the call that has the panel."""
        self.link.pass_time(seconds=seconds)
        asyncio.run(turns.step(self.centre, self.link.lobby, self.now))
        if turns.sounding is not None and turns.sounding.seq not in self.heard[-1:]:
            self.heard.append(turns.sounding.seq)
        return turns.current

    @property
    def now(self) -> datetime:
        return self.link.server_now()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(FakeLink(), tmp_path)


def test_a_page_that_becomes_the_voice_says_what_was_left_unsaid_and_nothing_twice(stage: Stage) -> None:
    page = stage.page()
    said, unsaid, waiting = (stage.call(number) for number in ("A001", "A002", "A003"))
    assert stage.look(page) == said
    stage.another_speaks(said)
    stage.look(page)
    stage.look(page, FOLLOWING_S + 1)  # the voice has died: the page goes on without a sound
    assert page.current == unsaid
    stage.make_voice()
    assert stage.look(page) == unsaid
    assert stage.look(page, SENTENCE_S + 1) == waiting
    assert stage.look(page, SENTENCE_S + 1) is None
    assert stage.heard == [unsaid, waiting]


def test_a_page_goes_on_at_once_where_the_voice_before_it_died(stage: Stage) -> None:
    page = stage.page()
    said, unsaid = stage.call("A001"), stage.call("A002")
    stage.another_speaks(said)
    assert stage.look(page) == said
    stage.make_voice()
    assert stage.look(page) == unsaid
    assert stage.heard == [unsaid]


def test_a_call_that_waited_too_long_for_its_voice_is_not_spoken_any_more(stage: Stage) -> None:
    page = stage.page()
    stage.call("A001")
    stage.look(page)
    stage.look(page, stage.centre.voice.spoken_within_s + 1)
    stage.make_voice()
    stage.look(page)
    assert stage.heard == []


@pytest.mark.parametrize("knows", [True, False])
def test_a_page_that_is_loaded_again_repeats_nothing(stage: Stage, knows: bool) -> None:
    page = stage.page()
    stage.make_voice()
    first, second = stage.call("A001"), stage.call("A002")
    assert stage.look(page) == first
    again = stage.page(seen=page.place if knows else "")
    assert stage.look(again) == second
    stage.look(again, SENTENCE_S + 1)
    assert stage.heard == [first, second]


def test_a_page_without_a_voice_shows_the_call_that_a_board_speaks(stage: Stage) -> None:
    page = stage.page("")
    first, second, third = (stage.call(number) for number in ("A001", "A002", "A003"))
    stage.another_speaks(first)
    assert stage.look(page) == first
    assert stage.look(page, SHOWN_S + 1) == first
    stage.another_speaks(third)
    assert stage.look(page) == third
    assert stage.look(page, FOLLOWING_S + 1) == second
    assert stage.heard == []


def test_while_it_speaks_itself_a_page_listens_to_nobody(stage: Stage) -> None:
    page = stage.page()
    stage.make_voice()
    first, second = stage.call("A001"), stage.call("A002")
    stage.look(page)
    stage.another_speaks(second)
    assert stage.look(page) == first
    assert stage.look(page, SENTENCE_S + 1) is None
    assert stage.heard == [first]


def test_after_the_journal_was_put_back_the_page_begins_anew(stage: Stage) -> None:
    page = stage.page(seen="900.900")
    assert stage.look(page) is None
    stage.make_voice()
    call = stage.call("A001")
    assert stage.look(page) == call
    assert stage.heard == [call]
