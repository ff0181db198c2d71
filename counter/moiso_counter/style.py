"""What the clerk's window adds to the common look."""

from moiso_qt.theme.fonts import FIGURE_FAMILY
from moiso_qt.theme.tokens import RADIUS_PX, Palette

CALL_NEXT_PX = 30


def sheet(palette: Palette) -> str:
    """Rules by ``class`` property and by state; to be added after the theme's own."""
    return _labels(palette) + _buttons(palette) + _panels(palette)


def _labels(p: Palette) -> str:
    return f"""
    QLabel[class="title"] {{ font-size: 30px; font-weight: 700; }}
    QLabel[class="heading"] {{ font-size: 19px; font-weight: 600; }}
    QLabel[class="clock"] {{ font-family: "{FIGURE_FAMILY}"; font-size: 30px; font-weight: 500; }}
    QLabel[class="number"] {{ color: {p.accent_ink}; }}
    QLabel[class="number"][stale="true"] {{ color: {p.ink_soft}; }}
    QLabel[class="strip-number"] {{ font-family: "{FIGURE_FAMILY}"; font-size: 44px; font-weight: 900;
        color: {p.accent_ink}; }}
    QLabel[class="strip-number"][stale="true"] {{ color: {p.ink_soft}; }}
    QFrame[class="strip"] {{ background: {p.card}; border: 2px solid {p.accent}; border-radius: 12px; }}
    QLabel[class="running"] {{ font-family: "{FIGURE_FAMILY}"; font-size: 24px; font-weight: 500; }}
    QLabel[class="large"] {{ font-size: 22px; font-weight: 600; }}
    QLabel[class="badge"] {{ background: {p.gold}; color: {p.on_gold}; border-radius: 8px;
        padding: 3px 12px; font-weight: 600; }}
    QLabel[class="chip"] {{ border-radius: 8px; padding: 4px 12px; font-weight: 600;
        background: {p.accent_soft}; color: {p.ink}; }}
    QLabel[class="chip"][late="true"] {{ background: {p.gold}; color: {p.on_gold}; }}
    QLabel[class="chip"][open="true"] {{ background: {p.done_soft}; color: {p.done}; }}
    QLabel[class="key"] {{ border: 1px solid {p.line}; border-radius: 6px; padding: 0 7px;
        background: {p.ground}; color: {p.ink_soft}; font-family: "{FIGURE_FAMILY}"; font-size: 13px; }}
    """


def _buttons(p: Palette) -> str:
    return f"""
    QPushButton QLabel {{ color: {p.accent_ink}; font-weight: 600; }}
    QPushButton[class="danger"] QLabel {{ color: {p.trouble}; }}
    QPushButton[class="quiet"] QLabel {{ color: {p.ink}; }}
    QPushButton[class="primary"] QLabel {{ color: {p.on_accent}; }}
    QPushButton QLabel[class="key"] {{ color: {p.ink_soft}; font-weight: 500; }}
    QPushButton#call-next QLabel[class="key"] {{ font-size: 17px; padding: 3px 11px;
        color: {p.ink}; }}
    QPushButton[class="primary"] QLabel[class="key"] {{ color: {p.ink}; }}
    QPushButton[class="primary"] QLabel[class="call"] {{ font-size: {CALL_NEXT_PX}px; font-weight: 700; }}
    QPushButton[class="primary"] QLabel[class="small"] {{ font-weight: 400; font-size: 17px; }}
    QPushButton QLabel:disabled, QPushButton[class="primary"] QLabel:disabled,
    QPushButton[class="danger"] QLabel:disabled {{ color: {p.ink_soft}; }}
    QPushButton[class="danger"]:disabled {{ border-color: {p.line}; }}
    QPushButton[class="primary"]:focus {{ border: 3px solid {p.gold}; }}
    """


def _panels(p: Palette) -> str:
    return f"""
    QLabel[class="banner"], QLabel[class="trouble"] {{ border-left: none; font-weight: 600; }}
    QWidget[class="sign"] {{ background: {p.ground}; }}
    QLabel#sign-number {{ color: {p.accent_ink}; }}
    QFrame[class="seat"] {{ background: {p.card}; border: 1px solid {p.line}; border-radius: 12px; }}
    QFrame[class="seat"][active="true"] {{ border: 3px solid {p.accent}; }}
    QLabel[class="soft"][late="true"] {{ color: {p.ink}; font-weight: 600; }}
    QTableView {{ border: 2px solid transparent; outline: none; }}
    QTableView::item {{ padding: 0 10px; border-bottom: 1px solid {p.line}; }}
    QTableView::item:selected {{ background: {p.accent_soft}; color: {p.ink}; }}
    QTableView:focus {{ border-color: {p.focus}; }}
    QHeaderView::section {{ background: {p.card}; padding-left: 13px; }}
    QTabBar::tab {{ padding: 7px 16px; border: none; border-bottom: 3px solid transparent;
        color: {p.ink_soft}; font-weight: 600; background: transparent; }}
    QTabBar::tab:selected {{ color: {p.accent_ink}; border-bottom-color: {p.accent}; }}
    QTabBar::tab:focus {{ background: {p.accent_soft}; border-radius: 6px; }}
    QTextBrowser {{ background: {p.card}; border: 1px solid {p.line}; border-radius: {RADIUS_PX}px;
        padding: 12px; }}
    QComboBox::drop-down {{ border: none; width: 30px; }}
    QCheckBox, QRadioButton {{ spacing: 10px; padding: 4px 0; }}
    QListWidget {{ outline: none; background: {p.card}; border: 1px solid {p.line}; border-radius: 8px; }}
    QListWidget::item {{ padding: 9px 12px; }}
    QListWidget:focus {{ border: 2px solid {p.focus}; }}
    QListWidget::item:selected {{ background: {p.accent_soft}; color: {p.ink}; }}
    """
