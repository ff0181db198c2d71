"""Well-known procedures for a start, in groups that a centre links to its own services."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.centre_checks import near
from moiso_shared.errors import Invalid
from moiso_shared.folding import fold
from moiso_shared.procedures import Procedure
from moiso_shared.text import Text
from pydantic import TypeAdapter

from moiso_server.centres import ready_made, ready_made_procedures

_LIST: TypeAdapter[list[Procedure]] = TypeAdapter(list[Procedure])
_ELSEWHERE = {
    **dict.fromkeys(("so-do", "chuyen-nhuong", "the-chap", "do-dac"), "dat-dai"),
    **dict.fromkeys(("giay-phep-xay-dung", "quy-hoach"), "xay-dung"),
    "doanh-nghiep": "ho-kinh-doanh",
    "van-bang": "giao-duc",
}
"""Groups that a ward gives to one service of its own."""
_SAID_OTHERWISE = {
    "so-do": ("dat dai", "so do"),
    "chuyen-nhuong": ("dat dai", "chuyen nhuong"),
    "the-chap": ("dat dai", "the chap"),
    "do-dac": ("dat dai", "do dac"),
    "ho-tich": ("khai sinh", "ket hon"),
    "giay-phep-xay-dung": ("xay dung",),
    "quy-hoach": ("xay dung",),
    "doanh-nghiep": ("doanh nghiep", "ho kinh doanh"),
    "nguoi-co-cong": ("thuong binh", "chinh sach"),
    "bao-tro": ("xa hoi",),
    "van-bang": ("giao duc",),
    "dang-ky-xe": ("bien so",),
    "cu-tru": ("thuong tru", "tam tru"),
    "can-cuoc": ("cccd",),
}
"""Folded words in the name of a service that a group belongs to."""


@dataclass(frozen=True)
class Group:
    """Procedures that people queue for together."""

    id: str
    name: Text
    count: int


@cache
def groups() -> tuple[Group, ...]:
    """The groups, each with at least one procedure."""
    services = tomllib.loads(ready_made("province"))["services"]
    counts = [procedure.service for procedure in _known()]
    found = (
        Group(each["id"], Text.model_validate(each["name"]), counts.count(each["id"])) for each in services
    )
    return tuple(group for group in found if group.count)


def proposed(services: Mapping[str, str]) -> dict[str, str]:
    """Which service each group most likely belongs to; groups that fit none are left out.

    Args:
        services: Vietnamese names by id.
    """
    found = {group.id: _likely(group, services) for group in groups()}
    return {group: service for group, service in found.items() if service}


def linked(links: Mapping[str, str]) -> list[Procedure]:
    """The procedures of the linked groups, each with its service."""
    grouped = ((procedure, procedure.service or "") for procedure in _known())
    return [
        procedure.model_copy(update={"service": links[group]})
        for procedure, group in grouped
        if group in links
    ]


def check_groups(links: Mapping[str, str], centre: Centre) -> None:
    """Let links pass.

    Raises:
        Invalid: A group is not known, or the centre has no such service.
    """
    known = [group.id for group in groups()]
    services = [service.id for service in centre.services]
    for group, service in links.items():
        if group not in known:
            raise Invalid(f"links: '{group}' is no group of procedures; {near(group, known)}")
        if service not in services:
            raise Invalid(f"links.{group}: '{service}' is no service; {near(service, services)}")


def services_of(document: Mapping[str, Any] | Centre) -> dict[str, str]:
    """Vietnamese names of a document's services by their ids."""
    if isinstance(document, Centre):
        return {service.id: service.name.vi for service in document.services}
    return {part["id"]: part.get("name", {}).get("vi", "") for part in document.get("services", ())}


def _likely(group: Group, services: Mapping[str, str]) -> str:
    for wished in (group.id, _ELSEWHERE.get(group.id, "")):
        if wished in services:
            return wished
    signs = {group.id.replace("-", " "), *_SAID_OTHERWISE.get(group.id, ())}
    for service, name in services.items():
        said = f" {fold(name)} "
        if any(f" {sign} " in said for sign in signs):
            return service
    return ""


@cache
def _known() -> tuple[Procedure, ...]:
    return tuple(_LIST.validate_json(ready_made_procedures()))
