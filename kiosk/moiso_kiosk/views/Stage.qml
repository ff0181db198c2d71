import QtQuick
import Moiso.Theme

// A page of the kiosk: only the one that is shown can be touched, at once.
Item {
    id: stage
    required property var page
    required property bool shown

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
