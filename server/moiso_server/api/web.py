"""The FastAPI application: routes, socket, doorman, and the one error shape."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from moiso_shared.errors import MoisoError, RuleFailed
from moiso_shared.wire import ErrorBody
from starlette.exceptions import HTTPException
from starlette.responses import Response

from moiso_server.access import Tokens
from moiso_server.api.command_routes import KINDS, command_doors, command_routes
from moiso_server.api.errors import invalid, respond, shaped
from moiso_server.api.live import Live
from moiso_server.api.middleware import Doorman
from moiso_server.api.read_routes import read_routes
from moiso_server.desk import Desk
from moiso_server.enquiries import Enquiries

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

_FIELDS = sorted({"id", *(name for kind in KINDS.values() for name in kind.model_fields if name != "kind")})


def build_web(
    desk: Desk, enquiries: Enquiries, live: Live, tokens: Tokens, lifespan: Lifespan | None = None
) -> FastAPI:
    """Everything under ``/api``."""
    web = FastAPI(
        title="Mời Số",
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        lifespan=lifespan,
    )
    for router in (command_routes(desk), read_routes(desk, enquiries)):
        web.router.routes.extend(router.routes)  # included routers are matched twice for each request
    web.add_api_websocket_route("/api/live", live.serve)
    web.add_middleware(Doorman, tokens=tokens, doors=command_doors(desk))
    web.add_exception_handler(MoisoError, _situation)
    web.add_exception_handler(RequestValidationError, _not_understood)
    web.add_exception_handler(HTTPException, _plain)
    web.add_exception_handler(Exception, _fault)
    return web


async def _situation(request: Request, error: Exception) -> Response:
    assert isinstance(error, MoisoError)
    return respond(error)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return respond(invalid(error.errors(), _FIELDS))


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code, "invalid")
    body = ErrorBody(code=code, message=str(error.detail))
    return shaped(error.status_code, body, dict(error.headers or {}))


async def _fault(request: Request, error: Exception) -> Response:
    return respond(RuleFailed("an internal fault; nothing happened"))
