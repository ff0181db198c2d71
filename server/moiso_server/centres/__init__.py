"""Ready-made centres: a province, a ward, and a tiny one for trials."""

from importlib.resources import files

from moiso_shared.errors import NotFound

NAMES = ("province", "ward", "tiny")


def ready_made(name: str) -> str:
    """The document of a ready-made centre, as TOML.

    Raises:
        NotFound: No such centre; the message names those there are.
    """
    if name not in NAMES:
        raise NotFound(f"there is no ready-made centre '{name}'; there are: {', '.join(NAMES)}")
    return files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")


def ready_made_procedures() -> str:
    """Sixty well-known procedures for demonstrations, as JSON; their services are those of the province."""
    return files(__package__).joinpath("procedures.json").read_text(encoding="utf-8")
