"""Two people changed the same document: nothing of either is lost, and what both changed is named."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_server.pages.joining import join

BASE: dict[str, Any] = {
    "name": {"vi": "Trung tâm", "en": "Centre"},
    "services": [{"id": "a", "prefix": "A"}, {"id": "b", "prefix": "B"}, {"id": "c", "prefix": "C"}],
    "counters": [{"id": "1", "services": ["a", "b"], "zone": "east"}],
    "spans": [[1, 2], [3, 4]],
}


def changed(**parts: Any) -> dict[str, Any]:
    return {**deepcopy(BASE), **parts}


A, B, C = BASE["services"]
D = {"id": "d", "prefix": "D"}


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        (
            {"name": {"vi": "Mới", "en": "Centre"}},
            {"spans": []},
            {"name": {"vi": "Mới", "en": "Centre"}, "spans": []},
        ),
        ({"services": [A, B]}, {"services": [A, B, C, D]}, {"services": [A, B, D]}),
        (
            {"services": [{"id": "a", "prefix": "AA"}, B, C]},
            {"services": [B, C]},
            {"services": [B, C, {"id": "a", "prefix": "AA"}]},
        ),
        ({"services": [C, A, B]}, {"services": [A, B, C, D]}, {"services": [C, A, B, D]}),
        (
            {"counters": [{"id": "1", "services": ["a", "b", "c"], "zone": "east"}]},
            {"counters": [{"id": "1", "services": ["b"], "zone": "west"}]},
            {"counters": [{"id": "1", "services": ["b", "c"], "zone": "west"}]},
        ),
        ({"new": 1}, {"other": 2}, {"new": 1, "other": 2}),
    ],
    ids=["apart", "one removed, one added", "changed and removed", "moved", "inside a counter", "new fields"],
)
def test_what_both_did_goes_in(mine: Any, theirs: Any, joined: Any) -> None:
    found = join(BASE, changed(**mine), changed(**theirs)).document
    assert {key: found[key] for key in joined} == joined


def test_what_both_changed_is_named_and_as_the_one_who_asks_wants_it() -> None:
    mine = changed(services=[A, {"id": "b", "prefix": "X"}, C], spans=[[9, 9]])
    theirs = changed(services=[D, A, {"id": "b", "prefix": "Y"}, C], spans=[])
    found = join(BASE, mine, theirs)
    assert found.both == ("services.1.prefix", "spans")
    assert found.document == changed(services=[D, A, {"id": "b", "prefix": "X"}, C], spans=[[9, 9]])


def test_a_list_that_says_a_name_twice_is_taken_as_a_whole() -> None:
    twice = [A, {"id": "a", "prefix": "B"}]
    found = join(BASE, changed(services=twice), changed(services=[A, B, C, D]))
    assert (found.document["services"], found.both) == (twice, ("services",))


values = st.recursive(
    st.integers() | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abid"), inner, max_size=3),
    max_leaves=8,
)


@given(values, values)
def test_who_changed_nothing_gets_what_the_other_did(base: Any, other: Any) -> None:
    assert join(base, base, other).document == other
    assert join(base, other, base).document == other
    assert join(base, other, other) == join(base, other, base)
