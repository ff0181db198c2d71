"""The same look for widgets: palette, style sheet and icons."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from moiso_qt.theme import icons
from moiso_qt.theme.fonts import TEXT_FAMILY, load_fonts
from moiso_qt.theme.tokens import LIGHT, RADIUS_PX, Palette

DESK_TEXT_PX = 16
"""Body text on a clerk's desk, at the usual 96 dpi and arm's length."""


def apply(app: QApplication, palette: Palette = LIGHT, *, text_px: int = DESK_TEXT_PX) -> None:
    """Dress a whole widgets program: fonts, colours, style sheet."""
    load_fonts()
    font = QFont(TEXT_FAMILY)
    font.setPixelSize(text_px)
    app.setStyle("Fusion")
    app.setFont(font)
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette, text_px))


def icon(name: str, colour: str, *, size_px: int = 24) -> QIcon:
    """One of our icons for a button or an action; drawn at twice the size for dense screens."""
    pixmap = QPixmap(size_px * 2, size_px * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = QByteArray(icons.svg(name, colour).encode())
    QSvgRenderer(svg).render(painter, QRectF(0, 0, size_px * 2, size_px * 2))
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.ground,
        role.WindowText: palette.ink,
        role.Base: palette.card,
        role.AlternateBase: palette.accent_soft,
        role.Text: palette.ink,
        role.Button: palette.card,
        role.ButtonText: palette.ink,
        role.ToolTipBase: palette.card,
        role.ToolTipText: palette.ink,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.PlaceholderText: palette.ink_soft,
        role.Link: palette.accent_ink,
    }
    result = QPalette()
    for key, colour in colours.items():
        result.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(palette.ink_soft))
    return result


def style_sheet(palette: Palette, text_px: int) -> str:
    """The rules by ``class`` property (``primary``, ``quiet``, ``danger``, ``card``, ``soft``, ``banner``).

    Set a class with ``widget.setProperty("class", "primary")`` before the widget is shown.
    """
    pad = text_px // 2
    return _grounds(palette, pad) + _buttons(palette, pad) + _fields(palette, pad) + _lists(palette, pad)


def _grounds(p: Palette, pad: int) -> str:
    return f"""
    QWidget {{ color: {p.ink}; }}
    QMainWindow, QDialog {{ background: {p.ground}; }}
    QFrame[class="card"] {{ background: {p.card}; border: 1px solid {p.line}; border-radius: {RADIUS_PX}px; }}
    QLabel {{ background: transparent; }}
    QLabel[class="soft"] {{ color: {p.ink_soft}; }}
    QLabel[class="banner"] {{ background: {p.gold_soft}; color: {p.ink}; border-radius: {pad}px;
        padding: {pad}px {pad * 2}px; border-left: 6px solid {p.gold}; }}
    QLabel[class="trouble"] {{ background: {p.trouble_soft}; color: {p.trouble}; border-radius: {pad}px;
        padding: {pad}px {pad * 2}px; border-left: 6px solid {p.trouble}; }}
    QLabel[class="done"] {{ background: {p.done_soft}; color: {p.done}; border-radius: {pad}px;
        padding: {pad}px {pad * 2}px; border-left: 6px solid {p.done}; }}
    """


def _buttons(p: Palette, pad: int) -> str:
    return f"""
    QPushButton {{ background: {p.card}; color: {p.accent_ink}; border: 2px solid {p.accent};
        border-radius: {pad + 2}px; padding: {pad}px {pad * 2}px; font-weight: 600; }}
    QPushButton:hover {{ background: {p.accent_soft}; }}
    QPushButton:pressed {{ background: {p.line}; }}
    QPushButton:focus {{ border: 3px solid {p.focus}; padding: {pad - 1}px {pad * 2 - 1}px; }}
    QPushButton:disabled {{ color: {p.ink_soft}; border-color: {p.line}; background: {p.ground}; }}
    QPushButton[class="primary"] {{ background: {p.accent}; color: {p.on_accent}; }}
    QPushButton[class="primary"]:hover {{ background: {QColor(p.accent).darker(112).name()}; }}
    QPushButton[class="primary"]:pressed {{ background: {QColor(p.accent).darker(130).name()}; }}
    QPushButton[class="primary"]:disabled {{ background: {p.line}; color: {p.ink}; border-color: {p.line}; }}
    QPushButton[class="danger"] {{ color: {p.trouble}; border-color: {p.trouble}; }}
    QPushButton[class="quiet"] {{ border-color: transparent; background: transparent; }}
    QPushButton[class="quiet"]:focus {{ border-color: {p.focus}; }}
    """


def _fields(p: Palette, pad: int) -> str:
    return f"""
    QLineEdit, QComboBox, QSpinBox {{ background: {p.card}; border: 1px solid {p.ink_soft};
        border-radius: {pad}px; padding: {pad // 2 + 2}px {pad}px; }}
    QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 2px solid {p.focus}; }}
    """


def _lists(p: Palette, pad: int) -> str:
    return f"""
    QTableView, QListView, QTreeView {{ background: {p.card}; border: 1px solid {p.line};
        border-radius: {pad}px; gridline-color: {p.line}; selection-background-color: {p.accent};
        selection-color: {p.on_accent}; }}
    QHeaderView::section {{ background: {p.ground}; color: {p.ink_soft}; border: none;
        border-bottom: 1px solid {p.line}; padding: {pad}px; font-weight: 600; }}
    QMenu {{ background: {p.card}; border: 1px solid {p.line}; }}
    QMenu::item {{ padding: {pad}px {pad * 3}px; }}
    QMenu::item:selected {{ background: {p.accent}; color: {p.on_accent}; }}
    QToolTip {{ background: {p.card}; color: {p.ink}; border: 1px solid {p.line}; padding: {pad // 2}px; }}
    QScrollBar:vertical {{ width: {pad + 4}px; background: transparent; }}
    QScrollBar::handle:vertical {{ background: {p.line}; min-height: 32px;
        border-radius: {(pad + 4) // 2}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    """
