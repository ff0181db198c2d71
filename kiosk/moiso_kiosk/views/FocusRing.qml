import QtQuick
import Moiso.Theme

// Around the choice that the keys have come to: dark and light, so that it shows on every colour.
Item {
    id: ring
    required property rect around

    visible: around.width > 0
    x: around.x - Theme.mm * 2
    y: around.y - Theme.mm * 2
    width: around.width + Theme.mm * 4
    height: around.height + Theme.mm * 4

    Rectangle {
        anchors.fill: parent
        color: "transparent"
        radius: Theme.radius + Theme.mm * 2
        border.width: Theme.mm * 2
        border.color: Theme.ink
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.mm * 0.7
        color: "transparent"
        radius: Theme.radius + Theme.mm
        border.width: Theme.mm * 0.7
        border.color: Theme.gold
    }
}
