pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// A zone on the map: its name; where one is to go also the counters.
Rectangle {
    id: box
    required property var zone
    readonly property real chip: Theme.mm * 10
    readonly property int perRow: Math.max(1, Math.floor((width - Theme.gap) / (chip + Theme.gap * 0.5)))
    readonly property int rows: Math.ceil(zone.counters.length / perRow)
    readonly property real chipsHeight: rows * (chip + Theme.gap * 0.5)
    readonly property bool roomy: zone.counters.length > 0 && chipsHeight < height * 0.55

    radius: Theme.radius / 2
    color: zone.target ? Theme.accentSoft : Theme.ground
    border.width: zone.target ? Theme.mm : Math.max(2, Theme.border)
    border.color: zone.target ? Theme.accent : Theme.inkSoft

    Label {
        objectName: "zone-name"
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: box.roomy ? chips.top : parent.bottom
            margins: Theme.gap * 0.5
        }
        // in little room the whole name would be too small to read
        text: box.width > 55 * Theme.mm && height > 13 * Theme.mm ? box.zone.name : box.zone.short
        font.pixelSize: Theme.body
        font.weight: box.zone.target ? Font.Bold : Font.Normal
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm * 5
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    Flow {
        id: chips
        visible: box.roomy
        width: Math.min(box.perRow, box.zone.counters.length) * (box.chip + spacing) - spacing
        height: box.roomy ? box.chipsHeight : 0
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.gap * 0.25
        }
        spacing: Theme.gap * 0.5

        Repeater {
            model: box.zone.counters.length
            delegate: Rectangle {
                id: one
                required property int index
                width: box.chip
                height: width
                radius: Theme.radius / 2
                color: Theme.accent

                Text {
                    objectName: "counter-chip"
                    anchors.fill: parent
                    text: box.zone.counters[one.index] ?? ""
                    color: Theme.onAccent
                    font.family: Theme.figureFamily
                    font.weight: Font.Bold
                    font.pixelSize: Theme.mm * 6
                    fontSizeMode: Text.Fit
                    textFormat: Text.PlainText
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }
}
