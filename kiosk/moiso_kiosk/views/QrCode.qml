import QtQuick
import QtQuick.Shapes

// A QR code drawn from its dark modules, black on white in every look, with its quiet zone.
Rectangle {
    id: code
    required property string path
    required property int modules

    height: width
    color: "white"
    radius: 4

    Shape {
        readonly property real module: code.width / (code.modules + 6)
        x: 3 * module
        y: 3 * module
        scale: module
        transformOrigin: Item.TopLeft
        width: code.modules
        height: code.modules

        ShapePath {
            strokeWidth: 0
            strokeColor: "transparent"
            fillColor: "black"

            PathSvg {
                path: code.path
            }
        }
    }
}
