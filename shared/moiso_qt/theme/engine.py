"""A QML engine that knows the look: import path, fonts and the ``Theme`` singleton."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtQml import QJSValue, QQmlApplicationEngine

from moiso_qt.theme import icons, tokens
from moiso_qt.theme.fonts import FIGURE_FAMILY, TEXT_FAMILY, load_fonts
from moiso_qt.theme.tokens import Look

IMPORT_PATH = Path(__file__).parent / "qml"


def use_software_renderer() -> None:
    """Draw without a graphics chip, before the application is made; an explicit choice outside wins.

    Kiosk and board animate little; llvmpipe would cost ten times as much as Qt's own rasteriser.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")


def themed_engine(look: Look, parent: QObject | None = None) -> QQmlApplicationEngine:
    """An engine on which ``import Moiso.Theme`` works and shows this look."""
    load_fonts()
    engine = QQmlApplicationEngine(parent)
    engine.addImportPath(str(IMPORT_PATH))
    dress(engine, look)
    return engine


def dress(engine: QQmlApplicationEngine, look: Look) -> None:
    """Give a running engine another look; bindings follow at once."""
    theme = theme_of(engine)
    for name, value in _properties(look).items():
        theme.setProperty(name, value)


def theme_of(engine: QQmlApplicationEngine) -> QObject:
    """The ``Theme`` singleton of an engine."""
    theme = engine.singletonInstance("Moiso.Theme", "Theme")
    if isinstance(theme, QJSValue):
        theme = theme.toQObject()
    assert isinstance(theme, QObject), "the theme's QML module is not packaged"
    return theme


def _properties(look: Look) -> dict[str, object]:
    """The look under the names that ``Theme.qml`` declares."""
    palette, scale = look.palette, look.scale
    colours = {_camel(name): QColor(colour) for name, colour in vars(palette).items() if name != "name"}
    sizes = {
        "caption": scale.caption,
        "body": scale.body,
        "title": scale.title,
        "headline": scale.headline,
        "number": scale.number,
        "target": scale.target,
        "gap": scale.gap,
        "mm": scale.px_per_mm,
        "radius": tokens.RADIUS_PX,
        "pressMs": tokens.PRESS_MS,
        "pageMs": tokens.PAGE_MS,
        "border": 3 if palette.name == "high-contrast" else 1,
    }
    return colours | sizes | {"textFamily": TEXT_FAMILY, "figureFamily": FIGURE_FAMILY, "icons": icons.PATHS}


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)
