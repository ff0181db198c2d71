import QtQuick
import Moiso.Theme

// A small button of the bottom row: picture over word; a tick in its corner says that it is on.
Rectangle {
    id: button
    required property string icon
    required property string text
    property bool on: false
    property bool strong: false
    readonly property color frame: strong || tap.pressed ? Theme.accent : Theme.line
    signal tapped

    implicitWidth: Math.max(Theme.mm * 29, word.implicitWidth + Theme.mm * 6)
    radius: Theme.radius
    color: on ? Theme.accent : tap.pressed ? Theme.accentSoft : strong ? Theme.card : "transparent"
    border.width: on ? 0 : tap.pressed ? 3 : Math.max(strong ? 3 : 2, Theme.border)
    border.color: frame

    Icon {
        id: picture
        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height - word.implicitHeight) / 2
        name: button.on ? "check" : button.icon
        colour: button.on ? Theme.onAccent : Theme.accentInk
        width: Theme.mm * 11
        height: width
    }
    Label {
        id: word
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: picture.bottom
        text: button.text
        color: button.on ? Theme.onAccent : Theme.ink
        font.pixelSize: Theme.mm * 8.3 // large text stops here: the row must fit
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: button.tapped()
    }
}
