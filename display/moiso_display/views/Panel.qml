import QtQuick
import Moiso.Theme

// The newest call, the largest thing in the hall; gold as long as it is new.
Rectangle {
    id: panel
    objectName: "panel"
    required property var page
    required property real unit
    readonly property var call: page.main
    readonly property bool fresh: call?.fresh ?? false
    readonly property real frame: unit * 0.55
    readonly property bool pulsing: beats.running
    readonly property int beatCount: beats.loops

    function pulse() {
        beats.restart();
    }

    radius: Theme.radius
    color: fresh ? Theme.goldSoft : Theme.card
    border.width: fresh ? frame : Theme.border
    border.color: fresh ? Theme.gold : Theme.line

    Rectangle {
        id: glow
        anchors.fill: parent
        radius: panel.radius
        color: Theme.gold
        opacity: 0
        visible: panel.fresh

        SequentialAnimation {
            id: beats
            loops: 3
            alwaysRunToEnd: false

            NumberAnimation {
                target: glow
                property: "opacity"
                from: 0
                to: 1
                duration: 280
            }
            NumberAnimation {
                target: glow
                property: "opacity"
                to: 0
                duration: 620
            }
        }
    }
    Item {
        visible: !!panel.call
        anchors.fill: parent
        anchors.margins: panel.frame

        Label {
            id: heading
            objectName: "heading"
            y: panel.unit * 1.2
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: panel.call?.heading ?? ""
            color: glow.visible && glow.opacity > 0 ? Theme.onGold : panel.fresh ? Theme.ink : Theme.inkSoft
            font.pixelSize: panel.unit * 3.2
            font.weight: Font.DemiBold
        }
        Text {
            id: number
            objectName: "number"
            anchors {
                left: parent.left
                right: parent.right
                leftMargin: panel.unit * 1.5
                rightMargin: panel.unit * 1.5
                top: heading.bottom
                bottom: service.top
            }
            text: panel.call?.number ?? ""
            color: glow.visible && glow.opacity > 0 ? Theme.onGold : Theme.ink
            font.family: Theme.figureFamily
            font.weight: Font.Black
            font.pixelSize: panel.height
            minimumPixelSize: panel.unit * 3
            fontSizeMode: Text.Fit
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
        }
        Label {
            id: service
            anchors.bottom: way.top
            anchors.bottomMargin: panel.unit
            x: panel.unit * 1.5
            width: parent.width - 2 * x
            horizontalAlignment: Text.AlignHCenter
            text: panel.call?.service ?? ""
            color: glow.visible && glow.opacity > 0 ? Theme.onGold : panel.fresh ? Theme.ink : Theme.inkSoft
            font.pixelSize: panel.unit * 1.9
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: panel.unit * 1.3
            lineHeight: 1.15
            maximumLineCount: 1
            elide: Text.ElideRight
        }
        Rectangle {
            id: way
            anchors.bottom: parent.bottom
            anchors.bottomMargin: panel.unit * 1.2
            x: panel.unit * 1.2
            width: parent.width - 2 * x
            height: panel.height * 0.27
            radius: Theme.radius
            color: Theme.accent

            Icon {
                id: arrow
                anchors.verticalCenter: parent.verticalCenter
                x: panel.unit * 2
                name: "forward"
                colour: Theme.onAccent
                stroke: 2.2
                width: way.height * 0.5
                height: width
            }
            Label {
                readonly property bool brief: text.length <= 16
                objectName: "counter"
                anchors {
                    left: arrow.right
                    right: parent.right
                    top: parent.top
                    bottom: parent.bottom
                    leftMargin: panel.unit
                    rightMargin: panel.unit * 2
                    topMargin: panel.unit * 0.5
                    bottomMargin: panel.unit * 0.5
                }
                text: panel.call?.counter ?? ""
                color: Theme.onAccent
                font.pixelSize: way.height * 0.68
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: panel.unit * 1.5
                lineHeight: 1.0
                wrapMode: brief ? Text.NoWrap : Text.WordWrap
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
    Column {
        visible: !panel.call
        anchors.centerIn: parent
        width: parent.width * 0.8
        spacing: panel.unit * 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "bell"
            colour: Theme.accentInk
            width: panel.unit * 9
            height: width
        }
        Label {
            objectName: "message"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: panel.page.message
            font.pixelSize: panel.unit * 3
        }
    }
}
