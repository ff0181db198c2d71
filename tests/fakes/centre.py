"""A small centre for tests: two services, two counters, two priority classes."""

from typing import Any

from moiso_shared.centre import Centre

DOCUMENT: dict[str, Any] = {
    "id": "thu",
    "name": {"vi": "Trung tâm Phục vụ hành chính công phường Thử", "en": "Trial Public Service Centre"},
    "priority_classes": [
        {"id": "elderly", "name": {"vi": "Người cao tuổi", "en": "Elderly"}, "credit_min": 15},
        {"id": "pregnant", "name": {"vi": "Phụ nữ mang thai", "en": "Pregnant"}, "credit_min": 15},
    ],
    "services": [
        {"id": "chung-thuc", "name": {"vi": "Chứng thực", "en": "Certification"}, "prefix": "A"},
        {"id": "ho-tich", "name": {"vi": "Hộ tịch", "en": "Civil status"}, "prefix": "H"},
        {"id": "dat-dai", "name": {"vi": "Đất đai", "en": "Land"}, "prefix": "L"},
    ],
    "counters": [
        {"id": "1", "number": 1, "services": ["chung-thuc", "ho-tich"]},
        {"id": "2", "number": 2, "services": ["dat-dai"]},
        {"id": "3", "number": 3, "services": ["chung-thuc"], "name": {"vi": "Bàn hướng dẫn", "en": "Guide"}},
    ],
    "hours": {"always_open": True},
}


def small_centre(**changes: Any) -> Centre:
    """The document as a centre, with some of its fields replaced."""
    return Centre.model_validate(DOCUMENT | changes)
