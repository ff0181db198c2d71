import QtQuick
import Moiso.Theme

// Notices of the day, running by along the foot; still when they fit.
Rectangle {
    id: ticker
    required property string words
    required property real unit
    readonly property bool runs: line.implicitWidth > width - unit * 4

    visible: words !== ""
    height: visible ? unit * 3.6 : 0
    color: Theme.accent
    clip: true

    Label {
        id: line
        objectName: "ticker"
        anchors.verticalCenter: parent.verticalCenter
        x: ticker.unit * 2
        width: implicitWidth
        text: ticker.words
        color: Theme.onAccent
        font.pixelSize: ticker.unit * 1.9
        wrapMode: Text.NoWrap
    }
    NumberAnimation {
        target: line
        property: "x"
        running: ticker.visible && ticker.runs
        loops: Animation.Infinite
        from: ticker.width
        to: -line.implicitWidth
        duration: (ticker.width + line.implicitWidth) * 90 / ticker.unit * 1.2
        onStopped: line.x = ticker.unit * 2
    }
}
