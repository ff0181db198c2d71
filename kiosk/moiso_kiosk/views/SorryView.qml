pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// No number now: a plain sentence, and what to do instead.
Stage {
    id: sorry
    signal retried

    Column {
        x: (parent.width - width) / 2
        y: sorry.low > 0 ? parent.height - height : (parent.height - height) / 2 - Theme.gap * 2
        width: Math.min(parent.width, Theme.mm * 380)
        spacing: Theme.gap * 1.75

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.headline * 2.6
            height: width
            radius: width / 2
            color: Theme.goldSoft
            border.width: Theme.border > 1 ? Theme.border : 0
            border.color: Theme.line

            Icon {
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -parent.height * 0.03
                name: "warning"
                width: parent.width * 0.56
                height: width
            }
        }
        Label {
            objectName: "problem"
            width: parent.width
            text: sorry.page.title
            font.pixelSize: Theme.headline
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            objectName: "todo"
            width: parent.width
            text: sorry.page.lead
            font.pixelSize: Theme.title
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: sorry.page.hours
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
        BigButton {
            objectName: "retry"
            visible: sorry.page.main !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.max(implicitWidth, Theme.mm * 110)
            height: Theme.target * 1.35
            size: Theme.title
            icon: "repeat"
            text: sorry.page.main
            onTapped: sorry.retried()
        }
    }
}
