import QtQuick
import Moiso.Theme

// A key of the keyboard on the screen.
Rectangle {
    id: cap
    required property string text
    property string icon: ""
    property bool wide: false
    signal tapped

    radius: Theme.radius * 0.6
    color: tap.pressed ? Theme.accentSoft : Theme.card
    border.width: tap.pressed ? 3 : Math.max(1, Theme.border)
    border.color: tap.pressed ? Theme.accent : Theme.line

    Label {
        anchors.centerIn: parent
        width: cap.width - Theme.gap * 0.5
        height: cap.height
        text: cap.text
        font.pixelSize: cap.wide ? Theme.mm * 8.3 : Theme.mm * 11
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.mm * 6
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
    }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: cap.tapped()
    }
}
