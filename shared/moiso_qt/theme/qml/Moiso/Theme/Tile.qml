import QtQuick

// A big card to touch: icon, name, and one line of what to know before touching it.
Rectangle {
    id: tile
    required property string title
    property string icon: ""
    property string note: ""
    property bool open: true
    property bool wide: false
    readonly property bool pressed: tap.pressed
    signal tapped

    radius: Theme.radius
    color: pressed ? Theme.accentSoft : Theme.card
    border.width: pressed ? 3 : Theme.border
    border.color: pressed ? Theme.accent : Theme.line
    Accessible.role: Accessible.Button
    Accessible.name: title

    Rectangle {
        id: plate
        x: Theme.gap * 1.5
        y: tile.wide ? (tile.height - height) / 2 : Theme.gap * 1.5
        width: Theme.title * 1.7
        height: width
        radius: Theme.radius
        color: tile.open ? Theme.accentSoft : Theme.ground
        border.width: Theme.border > 1 ? Theme.border : 0
        border.color: Theme.line

        Icon {
            anchors.centerIn: parent
            name: tile.icon
            colour: tile.open ? Theme.accentInk : Theme.inkSoft
            width: parent.width * 0.62
            height: width
        }
    }
    Column {
        x: tile.wide ? plate.x + plate.width + Theme.gap * 1.5 : plate.x
        y: tile.wide ? (tile.height - height) / 2 : plate.y + plate.height + Theme.gap * 0.75
        width: tile.width - x - Theme.gap * 1.5
        spacing: Theme.gap * 0.25

        Label {
            width: parent.width
            text: tile.title
            color: tile.open ? Theme.ink : Theme.inkSoft
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            lineHeight: 1.12
            maximumLineCount: tile.wide ? 2 : 3
            elide: Text.ElideRight
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: tile.note
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
            lineHeight: 1.15
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: tile.tapped()
    }
}
