import QtQuick
import Moiso.Theme

// One line of a list to touch: picture, name, and a remark below it.
Rectangle {
    id: row
    required property string title
    required property string note
    required property string icon
    signal tapped

    radius: Theme.radius
    color: tap.pressed ? Theme.accentSoft : Theme.card
    border.width: tap.pressed ? 3 : Theme.border
    border.color: tap.pressed ? Theme.accent : Theme.line

    Icon {
        id: picture
        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: row.icon
        colour: Theme.accentInk
        width: Theme.title
        height: width
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: picture.x + picture.width + Theme.gap
        width: row.width - x - Theme.gap

        Label {
            objectName: "row-name"
            width: parent.width
            text: row.title
            font.pixelSize: row.title.length > 60 ? Theme.mm * 11.1 : Theme.body // long names grow less
            font.weight: Font.DemiBold
            maximumLineCount: Math.max(1, Math.floor(row.height / (font.pixelSize * 1.26) - 0.7))
            elide: Text.ElideRight
        }
        Label {
            objectName: "row-note"
            width: parent.width
            visible: text !== ""
            text: row.note
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
            maximumLineCount: 1
            elide: Text.ElideRight
        }
    }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: row.tapped()
    }
}
