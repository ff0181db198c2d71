import QtQuick
import Moiso.Theme

// A small button of the bottom row: picture over word; a tick in its corner says that it is on.
Rectangle {
    id: button
    required property string icon
    required property string text
    property bool on: false
    signal tapped

    implicitWidth: Math.max(Theme.target * 1.35, word.implicitWidth + Theme.gap * 1.25)
    radius: Theme.radius
    color: on ? Theme.accent : tap.pressed ? Theme.accentSoft : "transparent"
    border.width: on ? 0 : tap.pressed ? 3 : Math.max(2, Theme.border)
    border.color: tap.pressed ? Theme.accent : Theme.line

    Icon {
        id: picture
        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height - word.implicitHeight) / 2
        name: button.on ? "check" : button.icon
        colour: button.on ? Theme.onAccent : Theme.accentInk
        width: Theme.body
        height: width
    }
    Label {
        id: word
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: picture.bottom
        text: button.text
        color: button.on ? Theme.onAccent : Theme.ink
        font.pixelSize: Theme.caption
        font.weight: Font.DemiBold
        lineHeight: 1.1
        wrapMode: Text.NoWrap
    }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: button.tapped()
    }
}
