import string
import unicodedata

import pytest
from moiso_kiosk.outcome import PROBLEMS
from moiso_kiosk.phrases import count_words, known_languages, language_name, say, spoken_languages
from moiso_kiosk.words.vi import WORDS
from moiso_qt.theme.fonts import TEXT_FAMILY, load_fonts
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

LANGUAGES = spoken_languages()


def phrases(language: str) -> dict[str, str]:
    return {key: say(language, key) for key in WORDS}


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_the_kiosk_speaks_vietnamese_english_and_two_more() -> None:
    assert LANGUAGES == ("vi", "en", "fr", "ru")
    assert [language_name(code) for code in LANGUAGES] == ["Tiếng Việt", "English", "Français", "Русский"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_blanks(language: str) -> None:
    assert {key: blanks(words) for key, words in phrases(language).items()} == {
        key: blanks(words) for key, words in WORDS.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_composed_and_tidy(language: str) -> None:
    for words in phrases(language).values():
        assert words == unicodedata.normalize("NFC", words).strip()
        assert not words.endswith(".")


def test_every_problem_has_its_words() -> None:
    for problem in PROBLEMS | {"other"}:
        assert {f"problem_{problem}", f"todo_{problem}"} <= set(WORDS)


def test_counts_have_their_own_words_for_none_one_and_many() -> None:
    assert [count_words("en", "waiting", count) for count in (0, 1, 5)] == [
        "Nobody is waiting",
        "1 person waiting",
        "5 people waiting",
    ]


def test_a_language_that_is_not_spoken_falls_back_to_vietnamese() -> None:
    assert say("xx", "take") == "Lấy số"
    assert known_languages(("en", "xx", "vi")) == ["vi", "en"]


def test_the_type_faces_have_every_letter(qapp: QApplication) -> None:
    load_fonts()
    face = QRawFont.fromFont(QFont(TEXT_FAMILY, 20))
    letters = {letter for language in LANGUAGES for phrase in phrases(language).values() for letter in phrase}
    assert sorted(letter for letter in letters if not face.supportsCharacter(ord(letter))) == []
