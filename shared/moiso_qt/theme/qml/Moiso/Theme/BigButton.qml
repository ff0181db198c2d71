import QtQuick

// A button with words, at least 20 mm tall; `kind` is "primary", "plain" or "quiet".
Rectangle {
    id: button
    required property string text
    property string icon: ""
    property string kind: "primary"
    property int size: Theme.body
    readonly property bool primary: kind === "primary"
    readonly property color inkColour: primary ? Theme.onAccent : Theme.accentInk
    readonly property bool pressed: tap.pressed
    readonly property real sign: icon === "" ? 0 : size * 1.1 + Theme.gap * 0.75 // room for the picture
    signal tapped

    implicitWidth: label.implicitWidth + sign + 3 * Theme.gap
    implicitHeight: Math.max(Theme.target, size * 1.9)
    radius: Theme.radius
    color: primary ? (pressed ? Qt.darker(Theme.accent, 1.25) : Theme.accent) : (pressed ? Theme.accentSoft : kind === "quiet" ? "transparent" : Theme.card)
    border.width: primary ? 0 : kind === "quiet" && !pressed ? 0 : Math.max(2, Theme.border)
    border.color: Theme.accent
    opacity: enabled ? 1 : 0.45

    Row {
        id: words
        anchors.centerIn: parent
        spacing: Theme.gap * 0.75

        Icon {
            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            colour: button.inkColour
            width: button.size * 1.1
            height: width
        }
        Label {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - button.sign - 1.5 * Theme.gap)
            height: button.height - Theme.gap
            text: button.text
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.mm * 7
            color: button.inkColour
            font.pixelSize: button.size
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0 // a slow finger is a touch like any other
        onTapped: button.tapped()
    }
}
