pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The way to a zone: one sentence, and the map of the floor, or of both.
Stage {
    id: view
    required property string title
    required property string lead
    required property var way
    required property bool upright
    required property string main
    readonly property var floors: way.floors ?? []
    readonly property real aside: upright ? 0 : width * 0.4
    readonly property var blank: ({
            "name": "",
            "width": 1,
            "height": 1,
            "zones": [],
            "marks": [],
            "here": [],
            "way": []
        })
    signal done

    Column {
        id: words
        x: view.upright ? 0 : view.width - width
        width: view.upright ? view.width : view.aside
        spacing: Theme.gap

        Heading {
            width: parent.width
            title: view.title
            size: Theme.title
        }
        Banner {
            objectName: "sentence"
            width: parent.width
            text: view.lead
            sign: "map"
        }
    }
    Item {
        id: maps
        y: view.upright ? words.height + Theme.gap : 0
        width: view.width - view.aside - (view.upright ? 0 : Theme.gap * 1.5)
        height: (view.upright && thanks.visible ? thanks.y - Theme.gap : view.height) - y - legend.height - Theme.gap * 0.5
        readonly property real shape: view.floors.length > 0 ? view.floors[0].width / view.floors[0].height : 1
        // two floors stand beside each other where that leaves them larger
        readonly property bool beside: view.floors.length > 1 && Math.min(width / 2, height * shape) > Math.min(width, height * shape / 2)

        Repeater {
            model: view.floors.length
            delegate: FloorMap {
                required property int index
                readonly property int count: view.floors.length
                map: view.floors[index] ?? view.blank
                hereWords: view.way.here ?? ""
                width: maps.beside ? (maps.width - Theme.gap) / 2 : maps.width
                height: maps.beside ? maps.height : (maps.height - (count - 1) * Theme.gap) / count
                x: maps.beside ? index * (width + Theme.gap) : 0
                y: maps.beside ? 0 : index * (height + Theme.gap)
            }
        }
    }
    Row {
        id: legend
        y: maps.y + maps.height + Theme.gap * 0.5
        height: Theme.caption * 1.3
        spacing: Theme.gap * 2

        Repeater {
            model: view.way.legend ? view.way.legend.length : 0
            delegate: Row {
                id: sign
                required property int index
                readonly property var meant: view.way.legend ? view.way.legend[index] ?? {} : {}
                spacing: Theme.gap * 0.5

                Icon {
                    name: sign.meant.kind ?? ""
                    width: legend.height
                    height: width
                }
                Label {
                    text: sign.meant.name ?? ""
                    font.pixelSize: Theme.caption
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    BigButton {
        id: thanks
        objectName: "done"
        visible: view.main !== ""
        x: view.upright ? 0 : view.width - width
        width: view.upright ? view.width : view.aside
        height: Theme.target * 1.2
        y: view.height - height
        icon: "check"
        text: view.main
        onTapped: view.done()
    }
}
