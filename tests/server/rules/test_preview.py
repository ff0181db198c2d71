"""What a policy does to a day: to a made-up one, and to one with counters that come and go."""

from datetime import timedelta

import pytest
from moiso_server.centres import ready_made
from moiso_server.rules.policy_effect import Comparison, compare
from moiso_server.rules.preview import OPENING, Visitor, called, visitors
from moiso_shared.centre import Centre, Policy
from moiso_shared.centre_file import parse

MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def ward() -> Centre:
    """The ready-made ward: priority counts fifteen minutes."""
    return parse(ready_made("ward"))


def strictly(centre: Centre) -> Centre:
    """The same centre, priority always first."""
    return centre.model_copy(update={"policy": Policy(kind="strict")})


@pytest.fixture(scope="module")
def effect(ward: Centre) -> Comparison:
    """A made-up day of the ward under credit and under strict priority."""
    return compare(ward, strictly(ward), visitors(ward))


def test_strict_priority_shortens_the_waits_of_priority_and_nobody_is_lost(
    ward: Centre, effect: Comparison
) -> None:
    classes = [kind.id for kind in ward.priority_classes]
    for waits in (effect.before, effect.after):
        assert sum(each.count for each in waits.values()) == len(visitors(ward))
        assert all(
            0 <= each.within <= 1 and each.mean <= each.p90 * 2 <= each.longest * 2 for each in waits.values()
        )
    for kind in classes:
        assert effect.after[kind].mean < effect.before[kind].mean
    assert effect.after[None].mean > effect.before[None].mean


def test_who_would_wait_longer_is_named_the_worst_first(effect: Comparison) -> None:
    grown = [change.after - change.before for change in effect.most if change.after is not None]
    assert grown == sorted(grown, reverse=True)
    assert min(grown) >= 1
    assert len(grown) <= effect.longer
    assert effect.sooner > 0
    assert {change.visitor.priority for change in effect.most} == {None}


def test_the_same_policy_changes_nothing_for_anybody(ward: Centre) -> None:
    same = compare(ward, ward, visitors(ward))
    assert (same.longer, same.sooner, same.most) == (0, 0, ())
    assert same.before == same.after


def test_a_larger_credit_brings_its_class_forward(ward: Centre) -> None:
    classes = [kind.model_copy(update={"credit_min": 60}) for kind in ward.priority_classes]
    more = compare(ward, ward.model_copy(update={"priority_classes": tuple(classes)}), visitors(ward))
    assert all(more.after[kind.id].mean < more.before[kind.id].mean for kind in classes)


def test_a_counter_calls_nobody_while_it_is_closed(ward: Centre) -> None:
    centre = ward.model_copy(update={"counters": ward.counters[:1]})
    service = centre.counters[0].services[0]
    people = [Visitor(OPENING + at * MINUTE, service, None, 5 * MINUTE, f"A{at}") for at in range(4)]
    spans = {
        centre.counters[0].id: [
            (OPENING + 10 * MINUTE, OPENING + 18 * MINUTE),
            (OPENING + 60 * MINUTE, OPENING + 61 * MINUTE),
        ]
    }
    times = [(at - OPENING) / MINUTE for _place, at in called(centre, people, spans)]
    assert times == [10, 15, 60]
    waits = compare(centre, strictly(centre), people, spans).before[None]
    assert (waits.count, waits.left) == (3, 1)
