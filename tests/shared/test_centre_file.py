"""Reading and writing the centre's document: what is right survives, what is wrong is refused."""

import copy
import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_server.centres import NAMES, ready_made
from moiso_shared import centre_file
from moiso_shared.centre import Centre
from moiso_shared.errors import CentreInvalid

from tests.fakes.documents import SMALL, Path, changed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = @", "at line 1"),
        ("id = ", "not a TOML file"),
        ("[a]\n[a]", "at line 2"),
        ("a = " + "[" * 3000, "not a TOML file"),
        ("a = " + "9" * 5000, "not a TOML file"),
        ("a = 2026-02-30", "not a TOML file"),
        ("\0", "not a TOML file"),
        ("", "id: is missing"),
    ],
)
def test_what_is_not_toml_or_holds_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(CentreInvalid, match=said):
        centre_file.parse(text)


def test_letters_are_kept_composed_whichever_keyboard_typed_them() -> None:
    decomposed = "Đa\u0302\u0301t"
    assert centre_file.validate(changed(tomllib.loads(SMALL), ("name",), decomposed)).name.vi == "Đất"


def test_a_holiday_may_be_written_as_a_date_or_in_quotes() -> None:
    for day in (date(2026, 9, 2), "2026-09-02"):
        document = changed(
            tomllib.loads(SMALL), ("hours", "special_days"), [{"date": day, "name": "Quốc khánh"}]
        )
        assert centre_file.validate(document).hours.special_days[0].date == date(2026, 9, 2)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_that_was_written_reads_as_the_same_centre(name: str) -> None:
    centre = centre_file.parse(ready_made(name))
    assert centre_file.parse(centre_file.dump(centre)) == centre
    assert centre_file.validate(centre.model_dump(mode="json")) == centre


def test_a_centres_own_ticket_layout_survives_writing() -> None:
    centre = centre_file.parse(SMALL)
    assert centre_file.parse(centre_file.dump(centre)) == centre
    assert len(centre.ticket.blocks) == 2


def test_what_was_left_at_its_default_is_not_written_but_how_priority_works_always_is() -> None:
    written = tomllib.loads(centre_file.dump(centre_file.parse(ready_made("tiny"))))
    assert set(written) == set(tomllib.loads(ready_made("tiny"))) | {"policy"}
    assert written["policy"] == {"kind": "credit"}


# From here on: any document that once was right.

DOCUMENTS = {name: tomllib.loads(ready_made(name)) for name in ("tiny", "ward")} | {
    "small": tomllib.loads(SMALL)
}
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=8)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from(["A", "B", "office", "khu-1", "07:30-11:30", "24:00-25:00", "{number}", "credit", "Đ"])
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "vi", "name", "kind", "tiles", "mon", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def places(value: Any, path: Path = ()) -> list[Path]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [(*path, key) for key, _ in inner] + [
        place for key, part in inner for place in places(part, (*path, key))
    ]


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A good document with some of its values replaced, left out, misspelt or doubled."""
    document = DOCUMENTS[draw(st.sampled_from(sorted(DOCUMENTS)))]
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(document)))
        document = _with_damage(draw, document, path)
    return document


def _with_damage(draw: st.DrawFn, document: dict[str, Any], path: Path) -> dict[str, Any]:
    twin: Any = copy.deepcopy(document)
    holder = twin
    for part in path[:-1]:
        holder = holder[part]
    key = path[-1]
    match draw(st.sampled_from(["replace", "leave out", "misspell", "double"])):
        case "misspell" if isinstance(holder, dict):
            holder[f"{key}s"] = holder.pop(key)
        case "double" if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[int(key)]))
        case "leave out":
            del holder[key]
        case _:
            holder[key] = draw(VALUES)
    return twin  # type: ignore[no-any-return]


def read(document: dict[str, Any]) -> Centre | None:
    try:
        return centre_file.validate(document)
    except CentreInvalid:
        return None


@given(damaged())
def test_a_damaged_document_is_read_or_refused_and_nothing_else_happens(document: dict[str, Any]) -> None:
    centre = read(document)
    if centre is not None:
        assert centre_file.parse(centre_file.dump(centre)) == centre


@given(st.sampled_from(["tiny", "ward"]), st.integers(0, 12_000), st.integers(0, 12), st.text(max_size=12))
def test_a_file_with_a_piece_overwritten_is_read_or_refused(
    name: str, at: int, length: int, piece: str
) -> None:
    text = ready_made(name)
    start = at % len(text)
    try:
        centre = centre_file.parse(text[:start] + piece + text[start + length :])
    except CentreInvalid:
        return
    assert centre_file.parse(centre_file.dump(centre)) == centre
