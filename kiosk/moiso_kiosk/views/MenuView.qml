pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The menu: at most eight tiles, and always the guide.
Stage {
    id: menu
    required property bool upright
    readonly property int count: page.tiles.length
    readonly property bool roomy: height > 280 * Theme.mm
    readonly property int columns: upright ? (count <= 4 && roomy ? 1 : 2) : (count <= 3 ? Math.max(1, count) : count === 4 ? 2 : count <= 6 ? 3 : 4)
    readonly property int rows: Math.max(1, Math.ceil(count / columns))
    readonly property bool wordy: page.tiles.some(tile => tile.title.length > 20)
    readonly property bool tight: low > 0 || (!upright && columns > 3 && page.modes.large) // no room for notes
    readonly property bool root: page.back === ""
    readonly property bool paired: !upright || low > 0 // search and guide stand side by side
    signal touched(string key)
    signal searched

    Heading {
        id: heading
        y: Math.max(0, menu.low - height - Theme.gap)
        width: parent.width
        title: menu.page.title
        lead: menu.roomy ? menu.page.lead : ""
        size: menu.roomy || !menu.upright ? Theme.headline : Theme.title
    }
    Item {
        id: grid
        anchors {
            left: parent.left
            right: parent.right
            top: heading.bottom
            topMargin: Theme.gap
            bottom: !menu.paired && find.visible ? find.top : guide.top
            bottomMargin: guide.visible || find.visible ? Theme.gap : 0
        }
        readonly property real cellWidth: (width - (menu.columns - 1) * Theme.gap) / menu.columns
        readonly property real fullHeight: (height - (menu.rows - 1) * Theme.gap) / menu.rows
        readonly property real cellHeight: Math.min(fullHeight, Theme.mm * 72)

        Repeater {
            model: menu.count
            delegate: Tile {
                id: tile
                required property int index
                readonly property var view: menu.page.tiles[index] ?? {}
                objectName: "tile-" + (view.key ?? "")
                x: (index % menu.columns) * (grid.cellWidth + Theme.gap)
                y: Math.floor(index / menu.columns) * (grid.cellHeight + Theme.gap)
                width: grid.cellWidth
                height: grid.cellHeight
                title: view.title ?? ""
                size: menu.columns > 1 && (menu.wordy || !menu.upright) ? Theme.body * 1.08 : Theme.title
                icon: view.icon ?? ""
                note: menu.tight ? "" : view.note ?? ""
                open: view.open ?? true
                onTapped: menu.touched(tile.view.key)
            }
        }
    }
    Tile {
        id: guide
        objectName: "tile-guide"
        visible: !!menu.page.guide
        anchors {
            right: parent.right
            bottom: parent.bottom
        }
        width: find.visible && menu.paired ? (parent.width - Theme.gap) / 2 : parent.width
        height: !visible ? 0 : menu.low > 0 ? Theme.target * 1.1 : Math.max(Theme.target * 1.35, Theme.title * 2.3)
        title: menu.page.guide?.title ?? ""
        icon: menu.page.guide?.icon ?? ""
        onTapped: menu.touched("guide")
    }
    Tile {
        id: find
        objectName: "find"
        visible: menu.root
        anchors {
            left: parent.left
            bottom: !menu.paired && guide.visible ? guide.top : parent.bottom
            bottomMargin: !menu.paired && guide.visible ? Theme.gap : 0
        }
        width: guide.visible ? guide.width : parent.width
        height: guide.visible ? guide.height : Math.max(Theme.target * 1.35, Theme.title * 2.3)
        title: menu.page.words.find ?? ""
        icon: "search"
        onTapped: menu.searched()
    }
}
