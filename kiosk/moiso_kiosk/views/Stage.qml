import QtQuick
import Moiso.Theme

// A page of the kiosk: only the one that is shown can be touched, at once.
Item {
    id: stage
    required property var page
    required property bool shown
    property real low: 0 // in reach mode: what can be touched lies below this

    anchors.fill: parent
    visible: shown
    enabled: shown
    opacity: shown ? 1 : 0
    Behavior on opacity {
        enabled: stage.shown
        NumberAnimation {
            duration: Theme.pageMs
        }
    }
}
