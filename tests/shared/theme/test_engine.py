from pathlib import Path

import pytest
from moiso_qt.theme import icons, widgets
from moiso_qt.theme.engine import IMPORT_PATH, dress, theme_of, themed_engine
from moiso_qt.theme.fonts import FIGURE_FAMILY, TEXT_FAMILY, load_fonts
from moiso_qt.theme.tokens import DARK, LIGHT, Look, Scale
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

LOOK = Look(LIGHT, Scale(4.03))

SCENE = """
import QtQuick
import Moiso.Theme
Window {
    visible: true
    color: Theme.ground
    property int bodySize: Theme.body
    Label { text: "Ẩm thực" }
    Icon { name: "house" }
    Card { width: 10; height: 10 }
    BigButton { text: "Lấy số"; icon: "ticket" }
    Tile { title: "Đất đai"; icon: "land"; note: "3 người" }
    Banner { text: "Xin chờ"; kind: "trouble" }
    ClockText { text: "08:15" }
}
"""


def test_a_scene_shows_the_look_and_follows_a_change(qtbot: QtBot, tmp_path: Path) -> None:
    scene = tmp_path / "Scene.qml"
    scene.write_text(SCENE, encoding="utf-8")
    engine = themed_engine(LOOK)
    complaints: list[str] = []
    engine.warnings.connect(lambda found: complaints.extend(item.toString() for item in found))
    engine.load(QUrl.fromLocalFile(str(scene)))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    assert window.color() == QColor(LIGHT.ground)
    assert window.property("bodySize") == LOOK.scale.body

    dress(engine, Look(DARK, Scale(4.03, enlarge=1.5)))
    assert window.color() == QColor(DARK.ground)
    assert window.property("bodySize") > LOOK.scale.body
    window.grabWindow()
    assert complaints == []
    engine.deleteLater()


def test_every_token_has_its_name_in_qml(qapp: QApplication) -> None:
    engine = themed_engine(LOOK)
    theme = theme_of(engine)
    unnamed = [bytes(name.data()) for name in theme.dynamicPropertyNames()]
    assert [name for name in unnamed if not name.startswith(b"_PySide")] == []
    engine.deleteLater()


def test_every_component_is_listed_in_the_module() -> None:
    folder = IMPORT_PATH / "Moiso" / "Theme"
    listed = {line.split()[-1] for line in (folder / "qmldir").read_text().splitlines()[1:]}
    assert listed == {path.name for path in folder.glob("*.qml")}


def test_both_families_are_known_once_loaded(qapp: QApplication) -> None:
    load_fonts()
    assert {TEXT_FAMILY, FIGURE_FAMILY} <= set(QFontDatabase.families())


@pytest.mark.parametrize("name", sorted(icons.PATHS))
def test_every_icon_leaves_a_mark(qapp: QApplication, name: str) -> None:
    picture = widgets.icon(name, "#000000").pixmap(48, 48).toImage()
    dots = sum(picture.pixelColor(x, y).alpha() > 128 for x in range(48) for y in range(48))
    assert 40 < dots < 1200
