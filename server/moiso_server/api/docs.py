"""The interface as one page without scripts: it must open on a LAN that has no internet."""

from collections.abc import Mapping
from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "body{color:#1F2933;background:#FBF7F2}"
    "section{background:#fff;border-radius:16px;padding:.5rem 1.5rem;margin:1rem 0}"
    "code{background:#F1E9E0;padding:.1rem .4rem;border-radius:6px}b{color:#8F3D1E}"
)


def docs_page(openapi: Mapping[str, Any]) -> str:
    """HTML from an OpenAPI document: every path with its method, words, parameters, body and answers."""
    operations = [
        _operation(method, path, operation, openapi)
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    ]
    title = escape(str(openapi["info"]["title"]))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style>"
        f'<h1>{title}</h1><p>Machine-readable: <a href="openapi.json">openapi.json</a>. '
        f"Every request carries <code>Authorization: Bearer TOKEN</code>.</p>{''.join(operations)}</html>"
    )


def _operation(method: str, path: str, operation: Mapping[str, Any], openapi: Mapping[str, Any]) -> str:
    fields = "".join(
        f"<li><code>{escape(name)}</code> {escape(words)}</li>" for name, words in _body(operation, openapi)
    )
    responses = operation["responses"].items()
    answers = ", ".join(f"{status} {escape(str(answer['description']))}" for status, answer in responses)
    body = f"<p>Body:</p><ul>{fields}</ul>" if fields else ""
    return (
        f"<section><h2><b>{method.upper()}</b> <code>{escape(path)}</code></h2>"
        f"<p>{escape(str(operation.get('description', '')))}</p>{body}<p>Answers: {answers}</p></section>"
    )


def _body(operation: Mapping[str, Any], openapi: Mapping[str, Any]) -> list[tuple[str, str]]:
    content = (
        operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    )
    reference = content.get("$ref") or next(
        (part["$ref"] for part in content.get("anyOf", ()) if "$ref" in part), None
    )
    if reference is None:
        return []
    schema = openapi["components"]["schemas"][reference.rsplit("/", 1)[1]]
    required = schema.get("required", ())
    return [(name, "required" if name in required else "") for name in schema.get("properties", {})]
