"""Everything that can go wrong has a sentence for the person in front of the screen."""

import unicodedata

import pytest
from moiso_qt import device
from moiso_shared.errors import all_codes
from moiso_shared.sentences import codes, sentence

OURS = (all_codes.__module__, device.__name__)


def test_every_code_has_a_sentence() -> None:
    known = {code for code, kind in all_codes().items() if kind.__module__ in OURS}
    assert known - codes() == set()
    assert "not_paired" in known


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sentences_are_whole_and_say_no_code(language: str) -> None:
    for code in codes():
        words = sentence(code, language)
        assert words == unicodedata.normalize("NFC", words)
        assert words.endswith(".")
        assert "_" not in words


def test_a_code_of_a_newer_server_gets_the_general_sentence() -> None:
    assert sentence("sky_fell") == sentence("error")
    assert sentence("sky_fell", "en") == sentence("error", "en")
