"""Every sentence about a mistake has its Vietnamese one, and a place in the text it was read from."""

import ast
import re
import tomllib
from pathlib import Path

import moiso_shared
import pytest
from moiso_shared import centre_file
from moiso_shared.errors import CentreInvalid
from moiso_shared.mistakes_in_vietnamese import HINTS, MUSTS, SENTENCES, WHATS, apart, in_vietnamese, told
from moiso_shared.toml_places import place_of, placed

from tests.fakes.documents import SMALL, changed
from tests.shared.test_centre_mistakes import MISTAKES, complaint

_CHECKS = (
    "centre_checks", "centre_sentences", "centre", "centre_boards", "text", "timetable", "led_frames",
    "led_settings", "paper_layout", "floor",
)  # fmt: skip


def sentences_in(module: str) -> set[str]:
    """What a module yields or raises about a document, with ``x`` for whatever it fills in."""
    source = Path(moiso_shared.__file__).with_name(f"{module}.py").read_text("utf-8")
    said = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Yield | ast.Call)]
    return {words for node in said if (words := _words(node))}


def _words(node: ast.Yield | ast.Call) -> str:
    """The text that is yielded, or that a ``ValueError`` carries."""
    words: ast.expr | None = node.value if isinstance(node, ast.Yield) else None
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ValueError":
        words = node.args[0]
    if isinstance(words, ast.JoinedStr):
        return "".join(map(_piece, words.values))
    return words.value if isinstance(words, ast.Constant) and isinstance(words.value, str) else ""


def _piece(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "x"


@pytest.mark.parametrize("module", _CHECKS)
def test_what_a_check_says_is_known_in_vietnamese(module: str) -> None:
    said = {line for line in sentences_in(module) if set(apart(line)[1]) - set("x \n")}
    assert [line for line in said if told(line, "vi") == line] == []


@pytest.mark.parametrize(("path", "value", "said"), MISTAKES)
def test_a_mistake_is_told_in_both_languages(path: tuple[str | int, ...], value: object, said: str) -> None:
    for line in complaint(changed(tomllib.loads(SMALL), path, value)):
        vietnamese = told(line, "vi")
        assert vietnamese != line == told(line, "en")
        assert not re.search(r"\b(is|must|the|or|and|allowed|needs?|not)\b", vietnamese), said


@pytest.mark.parametrize("table", [SENTENCES, HINTS, MUSTS, WHATS])
def test_what_is_filled_in_stands_in_both_languages(table: dict[str, str]) -> None:
    for english, vietnamese in table.items():
        assert set(re.findall(r"\{[a-z]+\}", vietnamese)) <= set(re.findall(r"\{[a-z]+\}", english))


def test_a_sentence_that_nobody_knows_stays_as_it_is() -> None:
    assert in_vietnamese("something new") is None
    assert told("name: something new", "vi") == "name: something new"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("counters", "0", "zone"), (21, 1)),
        (("services", "1", "prefix"), (20, 1)),
        (("hours", "timetables", "office", "mon"), (35, 1)),
        (("ticket", "blocks", "0", "text"), (37, 1)),
        (("nowhere",), None),
    ],
)
def test_a_field_is_found_in_the_text(path: tuple[str, ...], place: tuple[int, int] | None) -> None:
    assert place_of(SMALL, path) == place


def test_a_broken_text_is_told_by_line_and_column_in_words() -> None:
    with pytest.raises(CentreInvalid) as refusal:
        centre_file.parse('id = "a"\nname = Trung')
    assert told(refusal.value.message, "vi") == (
        "tệp không đúng dạng TOML: dòng 2, cột 8: giá trị sai; chữ phải đặt trong ngoặc kép"
    )


def test_a_mistake_in_a_right_text_is_told_with_its_place() -> None:
    text = SMALL.replace('prefix = "H"', 'prefix = "h"')
    with pytest.raises(CentreInvalid) as refusal:
        centre_file.parse(text)
    assert placed(refusal.value.message, text, "vi").endswith("(dòng 20, cột 1)")
    assert placed(refusal.value.message, text, "en").endswith("(line 20, column 1)")
