import QtQuick
import Moiso.Theme

// Asks whether somebody is still there; any touch says yes.
Rectangle {
    id: warning
    required property var page
    readonly property bool covers: visible
    readonly property string says: (page.words.idle_title ?? "") + ". " + page.idle
    required property bool shown
    signal stay

    visible: shown
    color: Theme.scrim

    function dismiss() {
        warning.stay();
    }

    MouseArea {
        anchors.fill: parent
        onClicked: warning.stay()
    }
    Card {
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.mm * 30
        }
        width: Math.min(parent.width - Theme.gap * 4, Theme.mm * 260)
        height: words.implicitHeight + Theme.gap * 5

        Column {
            id: words
            anchors.centerIn: parent
            width: parent.width - Theme.gap * 5
            spacing: Theme.gap * 1.5

            Label {
                width: parent.width
                text: warning.page.words.idle_title ?? ""
                font.pixelSize: Theme.headline
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
            }
            Label {
                objectName: "idle"
                width: parent.width
                text: warning.page.idle
                horizontalAlignment: Text.AlignHCenter
            }
            BigButton {
                objectName: "stay"
                width: parent.width
                height: Theme.target * 1.5
                size: Theme.title
                text: warning.page.words.idle_stay ?? ""
                onTapped: warning.stay()
            }
        }
    }
}
