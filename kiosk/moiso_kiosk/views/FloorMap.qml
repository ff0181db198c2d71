pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Moiso.Theme

// One floor: its zones, what leads to other floors, where one stands, and the way with its bends.
Item {
    id: floor
    required property var map
    required property string hereWords
    readonly property real above: name.visible ? name.implicitHeight : 0
    readonly property real metre: Math.min(width / Math.max(1, map.width), (height - above) / Math.max(1, map.height))
    readonly property real stroke: Theme.mm * 2
    readonly property var corners: map.way.map(at => Qt.point(at[0] * metre, at[1] * metre))

    readonly property var noMark: ({
            "kind": "",
            "x": 0,
            "y": 0,
            "target": false
        })
    readonly property var noZone: ({
            "name": "",
            "short": "",
            "x": 0,
            "y": 0,
            "width": 0,
            "height": 0,
            "target": false,
            "counters": []
        })

    function head() {
        // the two sides of the arrow's head at the end of the way
        const end = corners[corners.length - 1], before = corners[corners.length - 2];
        const angle = Math.atan2(end.y - before.y, end.x - before.x);
        const side = turn => Qt.point(end.x - Theme.mm * 6 * Math.cos(angle + turn), end.y - Theme.mm * 6 * Math.sin(angle + turn));
        return [side(0.6), end, side(-0.6)];
    }

    Label {
        id: name
        objectName: "floor-name"
        visible: text !== ""
        width: floor.width
        text: floor.map.name
        font.weight: Font.DemiBold
    }
    Card {
        id: ground
        y: floor.above
        width: floor.map.width * floor.metre
        height: floor.map.height * floor.metre
        x: (floor.width - width) / 2

        Repeater {
            model: floor.map.zones.length
            delegate: ZoneBox {
                required property int index
                zone: floor.map.zones[index] ?? floor.noZone
                x: zone.x * floor.metre
                y: zone.y * floor.metre
                width: zone.width * floor.metre
                height: zone.height * floor.metre
            }
        }
        Shape {
            id: way
            objectName: "way-line"
            anchors.fill: parent
            visible: floor.corners.length > 1

            ShapePath {
                strokeColor: Theme.accent
                strokeWidth: floor.stroke
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin

                PathPolyline {
                    path: floor.corners
                }
            }
            ShapePath {
                strokeColor: Theme.accent
                strokeWidth: floor.stroke
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin

                PathPolyline {
                    path: way.visible ? floor.head() : []
                }
            }
        }
        Repeater {
            model: floor.map.marks.length
            delegate: Rectangle {
                id: post
                required property int index
                readonly property var mark: floor.map.marks[index] ?? floor.noMark
                width: Theme.mm * 11
                height: width
                radius: Theme.radius / 2
                color: mark.target ? Theme.accentSoft : Theme.card
                border.width: mark.target ? Theme.mm * 0.7 : 0
                border.color: Theme.accent
                x: Math.max(0, Math.min(ground.width - width, mark.x * floor.metre - width / 2))
                y: Math.max(0, Math.min(ground.height - height, mark.y * floor.metre - height / 2))

                Icon {
                    anchors.centerIn: parent
                    name: post.mark.kind
                    width: Theme.mm * 9
                    height: width
                }
            }
        }
        Rectangle {
            id: dot
            objectName: "here"
            visible: floor.map.here.length > 0
            width: Theme.mm * 7
            height: width
            radius: width / 2
            color: Theme.gold
            border.width: Theme.mm
            border.color: Theme.ink
            x: (floor.map.here[0] ?? 0) * floor.metre - width / 2
            y: (floor.map.here[1] ?? 0) * floor.metre - height / 2
        }
        Rectangle {
            // beside the spot, on the side that the way does not take
            readonly property bool below: floor.corners.length < 2 || floor.corners[1].y <= floor.corners[0].y
            visible: dot.visible
            color: Theme.goldSoft
            radius: Theme.radius / 2
            border.width: Theme.border
            border.color: Theme.ink
            width: here.implicitWidth + Theme.gap
            height: here.implicitHeight
            x: Math.max(0, Math.min(ground.width - width, dot.x + dot.width / 2 - width / 2))
            y: below ? Math.min(ground.height - height, dot.y + dot.height + Theme.gap * 0.25) : dot.y - height - Theme.gap * 0.25

            Label {
                id: here
                objectName: "here-words"
                anchors.centerIn: parent
                wrapMode: Text.NoWrap
                text: floor.hereWords
                font.pixelSize: Theme.caption
                font.weight: Font.DemiBold
            }
        }
    }
}
