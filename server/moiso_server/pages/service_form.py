"""A service as a form, and the document after the form."""

from collections.abc import Mapping, Sequence
from typing import Any

from moiso_shared.centre import Centre, Service


def service_fields(centre: Centre, service: Service | None) -> dict[str, Any]:
    """The form's fields for a service; empty ones for a new service."""
    if service is None:
        return {"id": "", "vi": "", "en": "", "prefix": "", "department": "", "minutes": "8", "counters": []}
    return {
        "id": service.id,
        "vi": service.name.vi,
        "en": service.name.root.get("en", ""),
        "prefix": service.prefix,
        "department": service.department or "",
        "minutes": f"{service.minutes:g}",
        "counters": [counter.id for counter in centre.counters_for(service.id)],
    }


def changed_service(centre: Centre, fields: Mapping[str, str], counters: Sequence[str]) -> dict[str, Any]:
    """The document with the service added or changed, and served by exactly these counters."""
    document = centre.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    key = fields.get("id", "")
    services = [dict(part) for part in document["services"]]
    service = next((part for part in services if part["id"] == key), None)
    if service is None:
        service = {"id": key}
        services.append(service)
    service["name"] = {**service.get("name", {}), "vi": fields.get("vi", ""), "en": fields.get("en", "")}
    if not service["name"]["en"]:
        del service["name"]["en"]
    service["prefix"] = fields.get("prefix", "")
    service["minutes"] = fields.get("minutes", "8").replace(",", ".")
    service.pop("department", None)
    if fields.get("department"):
        service["department"] = fields["department"]
    return {**document, "services": services, "counters": _serving(document["counters"], key, counters)}


def _serving(
    parts: Sequence[Mapping[str, Any]], service: str, counters: Sequence[str]
) -> list[dict[str, Any]]:
    changed = []
    for part in parts:
        services = [other for other in part["services"] if other != service]
        if part["id"] in counters:
            at = part["services"].index(service) if service in part["services"] else len(services)
            services.insert(at, service)
        changed.append({**part, "services": services})
    return changed
