import QtQuick
import Moiso.Theme

// A group of people as a picture; a tick and a thick frame say that it is chosen.
Rectangle {
    id: tile
    required property string name
    required property string icon
    required property bool chosen
    readonly property bool low: height < Theme.body * 4.6
    signal tapped

    radius: Theme.radius
    color: chosen || tap.pressed ? Theme.accentSoft : Theme.card
    border.width: chosen ? Math.max(4, Theme.border + 2) : tap.pressed ? 3 : Theme.border
    border.color: chosen || tap.pressed ? Theme.accent : Theme.line

    Icon {
        id: picture
        x: tile.low ? Theme.gap : (tile.width - width) / 2
        y: tile.low ? (tile.height - height) / 2 : Theme.gap * 0.75
        name: tile.icon
        colour: Theme.accentInk
        width: tile.low ? Theme.title * 1.2 : Math.min(tile.height * 0.42, Theme.title * 2.2)
        height: width
    }
    Label {
        x: tile.low ? picture.x + picture.width + Theme.gap * 0.5 : Theme.gap * 0.75
        y: tile.low ? 0 : picture.y + picture.height + Theme.gap * 0.25
        width: tile.width - x - Theme.gap * 0.75
        height: tile.height - y - (tile.low ? 0 : Theme.gap * 0.5)
        text: tile.name
        font.weight: tile.chosen ? Font.DemiBold : Font.Normal
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm * 6
        horizontalAlignment: tile.low ? Text.AlignLeft : Text.AlignHCenter
    }
    Rectangle {
        visible: tile.chosen
        anchors {
            right: parent.right
            top: parent.top
            margins: Theme.gap * 0.5
        }
        width: Theme.title * 0.95
        height: width
        radius: width / 2
        color: Theme.accent

        Icon {
            anchors.centerIn: parent
            name: "check"
            colour: Theme.onAccent
            stroke: 2.4
            width: parent.width * 0.66
            height: width
        }
    }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: tile.tapped()
    }
}
