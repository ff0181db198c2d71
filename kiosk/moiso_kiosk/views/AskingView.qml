pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The short moment between the touch and the number.
Stage {
    id: asking

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.gap * 2.5

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: asking.page.step === "starting" ? "clock" : "ticket"
            colour: Theme.accentInk
            width: Theme.headline * 2.4
            height: width
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gap

            Repeater {
                model: 3
                delegate: Rectangle {
                    id: dot
                    required property int index
                    width: Theme.gap
                    height: width
                    radius: width / 2
                    color: Theme.accent

                    SequentialAnimation on opacity {
                        running: asking.shown
                        loops: Animation.Infinite
                        PauseAnimation {
                            duration: 160 * dot.index
                        }
                        NumberAnimation {
                            to: 0.25
                            duration: 320
                        }
                        NumberAnimation {
                            to: 1
                            duration: 320
                        }
                        PauseAnimation {
                            duration: 160 * (2 - dot.index)
                        }
                    }
                }
            }
        }
        Label {
            objectName: "asking"
            width: parent.width
            text: asking.page.words.asking_now ?? asking.page.title
            font.pixelSize: Theme.headline
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
