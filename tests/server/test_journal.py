"""The journal: an unbroken chain on disk."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from moiso_server.journal import Journal, encoded
from moiso_server.journal_chain import GENESIS, chain
from moiso_shared.errors import JournalBroken, JournalUnavailable
from moiso_shared.facts import Fact
from moiso_shared.tickets import Ticket, TicketState

from tests.server.in_process import MORNING

DAY = MORNING.date()


def given(seq: int, number: str) -> Fact:
    ticket = Ticket(
        id=f"t{seq}", number=number, service="A", state=TicketState.WAITING, day=DAY, state_since=MORNING
    )
    return Fact(seq=seq, kind="issued", at=MORNING + timedelta(seconds=seq), day=DAY, tickets=(ticket,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path)
    opened.append(encoded([given(1, "A001"), given(2, "A002")]))
    opened.append(encoded([given(3, "A003")]))
    yield opened
    opened.close()


def tampered(path: Path, sql: str) -> None:
    forger = sqlite3.connect(path, isolation_level=None)
    forger.execute(sql)
    forger.close()


def test_facts_are_read_as_they_were_written(journal: Journal) -> None:
    assert list(journal.facts()) == [given(1, "A001"), given(2, "A002"), given(3, "A003")]
    assert list(journal.facts(after=2)) == [given(3, "A003")]
    assert journal.verify() == journal.head == 3


def test_the_chain_goes_on_after_a_restart(journal: Journal, path: Path) -> None:
    again = Journal(path)
    again.append(encoded([given(4, "A004")]))
    assert (again.id, again.verify()) == (journal.id, 4)
    again.close()


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("UPDATE fact SET body = replace(body, 'A002', 'A020') WHERE seq = 2", "fact 2 .* was changed"),
        ("UPDATE fact SET at = '2026-03-02T00:00:00+00:00' WHERE seq = 3", "fact 3 .* was changed"),
        ("UPDATE fact SET actor = 'admin/me' WHERE seq = 1", "fact 1 .* was changed"),
        ("UPDATE fact SET command = '' WHERE seq = 1", "fact 1 .* was changed"),
        ("DELETE FROM fact WHERE seq = 1", "fact 1 is missing"),
        ("DELETE FROM fact WHERE seq = 2", "fact 2 is missing"),
        ("UPDATE fact SET seq = 9 WHERE seq = 3", "fact 3 is missing"),
    ],
)
def test_a_fact_changed_by_hand_is_named(journal: Journal, path: Path, sql: str, word: str) -> None:
    tampered(path, sql)
    with pytest.raises(JournalBroken, match=word):
        journal.verify()


@pytest.mark.expects_log("journal ends before fact 3")
def test_facts_cut_off_at_the_end_are_missed_also_after_others_were_written(
    journal: Journal, path: Path
) -> None:
    journal.close()
    tampered(path, "DELETE FROM fact WHERE seq = 3")
    again = Journal(path)
    with pytest.raises(JournalBroken, match="facts 3 to 3 had been written and are missing"):
        again.verify()
    again.append(encoded([given(3, "A009"), given(4, "A010")]))
    with pytest.raises(JournalBroken, match=r"fact 3 is not the one that journal\.head has noted"):
        again.verify()
    path.with_suffix(".head").unlink()
    assert again.verify() == 4
    again.close()


def test_a_mark_that_is_behind_or_unreadable_does_no_harm(journal: Journal, path: Path) -> None:
    for words in ("00000000000000000002 ", "rubbish", ""):
        path.with_suffix(".head").write_text(words)
        assert journal.verify() == 3


def test_the_mark_is_right_again_after_the_next_fact(journal: Journal, path: Path) -> None:
    path.with_suffix(".head").write_text("rubbish " * 50)
    again = Journal(path)
    again.append(encoded([given(4, "A004")]))
    again.append(encoded([given(5, "A005")]))
    again.close()
    assert path.with_suffix(".head").read_text().split()[0].lstrip("0") == "5"
    tampered(path, "DELETE FROM fact WHERE seq = 5")
    with pytest.raises(JournalBroken, match="facts 5 to 5 had been written and are missing"):
        journal.verify()


def test_a_number_twice_a_day_is_refused_by_the_file_and_nothing_of_its_batch_is_kept(
    journal: Journal,
) -> None:
    with pytest.raises(JournalUnavailable, match="UNIQUE"):
        journal.append(encoded([given(4, "A004"), given(5, "A001")]))
    assert (journal.head, len(list(journal.facts()))) == (3, 3)
    journal.append(encoded([given(4, "A004")]))
    assert journal.verify() == 4


def test_each_hash_covers_every_column_and_its_predecessor() -> None:
    columns = (1, "2026-03-02", "at", "issued", "{}", None, "admin/root")
    hashes = {chain(GENESIS, columns), chain("1" * 64, columns)}
    for place in range(len(columns)):
        hashes.add(chain(GENESIS, (*columns[:place], "other", *columns[place + 1 :])))
    hashes.add(chain(GENESIS, ("1", "2026-03-0", "2at", "issued", "{}", None, "admin/root")))
    assert len(hashes) == 2 + len(columns) + 1


def test_a_file_that_cannot_be_opened_is_said_so(path: Path) -> None:
    with pytest.raises(JournalUnavailable, match="nowhere"):
        Journal(path.parent / "nowhere" / path.name)


def test_only_its_owner_reads_the_journal(journal: Journal, path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_journal_is_said_so(path: Path) -> None:
    path.write_bytes(b"a shopping list, long enough to be looked at" * 100)
    with pytest.raises(JournalUnavailable, match="not a database"):
        Journal(path)
