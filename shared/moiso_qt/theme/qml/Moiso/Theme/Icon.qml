import QtQuick
import QtQuick.Shapes

// One of the icons by name, in one stroke width whatever its size.
Item {
    id: icon
    required property string name
    property color colour: Theme.ink
    property real stroke: 1.6

    implicitWidth: Theme.title
    implicitHeight: implicitWidth

    Shape {
        width: 24
        height: 24
        scale: icon.width / 24
        transformOrigin: Item.TopLeft
        antialiasing: true

        ShapePath {
            strokeColor: icon.colour
            strokeWidth: icon.stroke
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: Theme.icons[icon.name] ?? ""
            }
        }
    }
}
