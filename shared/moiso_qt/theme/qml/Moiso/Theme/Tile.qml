import QtQuick

// A big card to touch: picture, name, and what to know before touching it.
Rectangle {
    id: tile
    required property string title
    property string icon: ""
    property string note: ""
    property bool open: true
    property int size: Theme.title
    readonly property bool pressed: tap.pressed
    readonly property real spacing: Theme.gap * 0.25
    signal tapped

    radius: Theme.radius
    color: pressed ? Theme.accentSoft : Theme.card
    border.width: pressed ? 3 : Theme.border
    border.color: pressed ? Theme.accent : Theme.line
    Accessible.role: Accessible.Button
    Accessible.name: title

    Rectangle {
        id: plate
        x: Theme.gap * 1.1
        y: (tile.height - height) / 2
        width: Math.min(Math.max(Theme.title * 1.7, tile.height * 0.45), tile.height - Theme.gap * 1.25, tile.width * 0.21)
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
    Label {
        id: words
        x: plate.x + plate.width + Theme.gap * 1.1
        y: Math.max(0, Math.min(Theme.gap * 0.5, (tile.height - Theme.mm * 18.5) / 2)) // room for two small lines
        width: tile.width - x - Theme.gap
        height: tile.height - 2 * y - (remark.visible ? remark.height + tile.spacing : 0)
        text: tile.title
        color: tile.open ? Theme.ink : Theme.inkSoft
        font.pixelSize: tile.size
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm * 7
        elide: Text.ElideRight
    }
    Label {
        id: remark
        objectName: "remark"
        visible: text !== ""
        x: words.x
        y: words.y + (words.height + words.contentHeight) / 2 + tile.spacing // the pair stands in the middle
        width: words.width
        text: tile.note
        color: Theme.inkSoft
        font.pixelSize: Theme.caption
        maximumLineCount: tile.height < Theme.title * 4.4 ? 1 : 2
        fontSizeMode: maximumLineCount === 1 ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Theme.caption * 0.65
        elide: Text.ElideRight
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0 // a slow finger is a touch like any other
        onTapped: tile.tapped()
    }
}
