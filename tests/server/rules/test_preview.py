"""What a policy does to a made-up day."""

from importlib.resources import files

from moiso_server.rules.preview import effect, visitors
from moiso_shared.centre import Policy
from moiso_shared.centre_file import parse


def test_strict_priority_shortens_the_waits_of_priority_and_nobody_is_lost() -> None:
    centre = parse(files("moiso_server.centres").joinpath("ward.toml").read_text("utf-8"))
    people = visitors(centre)
    credit, strict = (
        effect(centre.model_copy(update={"policy": policy}), people)
        for policy in (Policy(kind="credit"), Policy(kind="strict"))
    )
    for found in (credit, strict):
        assert found.normal.count + found.priority.count == len(people)
    assert strict.priority.mean < credit.priority.mean
    assert strict.normal.mean >= credit.normal.mean
    assert effect(centre, visitors(centre)) == effect(centre, people)
