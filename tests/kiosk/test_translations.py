"""Qt's translations: compiled when they are first used, and never shown half finished."""

from pathlib import Path

import pytest
from moiso_kiosk import translations
from moiso_kiosk.words.vi import WORDS

from tests.guards.translations import complaints, unfinished

TAKE = WORDS["take"]
ENGLISH = translations.SOURCES / "moiso_kiosk_en.ts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files, to be spoiled."""
    for path in translations.SOURCES.glob("*.ts"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def spoil(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_what_is_committed_is_finished_and_in_step() -> None:
    assert complaints() == []
    assert [unfinished(path) for path in translations.SOURCES.glob("*.ts")] == [[], [], []]


def test_an_unfinished_english_sentence_fails_the_check(folder: Path) -> None:
    spoil(
        folder / ENGLISH.name, "<translation>Take a number<", '<translation type="unfinished">Take a number<'
    )
    assert complaints(folder) == ["moiso_kiosk_en.ts: 'take' is not translated"]


def test_another_language_may_lack_a_sentence_but_not_its_own_name(folder: Path) -> None:
    spoil(folder / "moiso_kiosk_fr.ts", "<translation>Retour<", '<translation type="unfinished"><')
    assert complaints(folder) == []
    spoil(folder / "moiso_kiosk_fr.ts", "<translation>Français<", '<translation type="unfinished"><')
    assert complaints(folder) == ["moiso_kiosk_fr.ts: 'language_name' is not translated"]


def test_a_vietnamese_sentence_that_was_changed_must_be_looked_at_again(folder: Path) -> None:
    spoil(folder / ENGLISH.name, f"<source>{TAKE}<", "<source>Lấy một con số<")
    assert "moiso_kiosk_en.ts: not in step with the Vietnamese words; run ./run translations" in complaints(
        folder
    )


def test_words_are_there_also_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no-folder").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no-folder"))
    found = translations.translator.__wrapped__("en")
    assert found.translate("kiosk", TAKE, "take") == translations.translated("en", TAKE, "take") != ""
    assert [path.name for path in tmp_path.iterdir()] == ["no-folder"]


def test_a_language_that_nobody_translated_says_nothing() -> None:
    assert translations.translated("xx", TAKE, "take") == ""
