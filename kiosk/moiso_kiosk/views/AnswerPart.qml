pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// A heading with its lines; boxes to tick stand before the papers to bring.
Card {
    id: card
    required property var part
    required property bool fits
    property bool goesOn: false // the card above has the heading

    visible: fits
    height: lines.implicitHeight + Theme.gap * 1.5

    Icon {
        id: picture
        x: Theme.gap
        y: Theme.gap * 0.75
        visible: !card.goesOn
        name: card.part.icon ?? ""
        colour: Theme.accentInk
        width: Theme.title
        height: width
    }
    Column {
        id: lines
        x: picture.x + picture.width + Theme.gap
        y: Theme.gap * 0.75
        width: card.width - x - Theme.gap
        spacing: Theme.gap * 0.4

        Label {
            width: parent.width
            visible: !card.goesOn
            text: card.part.title ?? ""
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
        }
        Repeater {
            model: card.part.lines ? card.part.lines.length : 0
            delegate: Row {
                id: line
                required property int index
                width: lines.width
                spacing: Theme.gap

                Rectangle {
                    id: box
                    visible: card.part.ticks ?? false
                    y: Theme.body * 0.25
                    width: Theme.body * 0.75
                    height: width
                    radius: 4
                    color: "transparent"
                    border.width: 2
                    border.color: Theme.accentInk
                }
                Label {
                    width: line.width - (box.visible ? box.width + line.spacing : 0)
                    text: card.part.lines[line.index] ?? ""
                }
            }
        }
    }
}
