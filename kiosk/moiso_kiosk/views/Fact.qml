import QtQuick
import Moiso.Theme

// One thing to know, with its picture: label above, value below.
Row {
    id: fact
    required property string icon
    required property string label
    required property string value
    property bool strong: false
    property bool compact: false // the picture alone says what it is

    spacing: Theme.gap

    Icon {
        id: picture
        anchors.verticalCenter: parent.verticalCenter
        name: fact.icon
        colour: Theme.accentInk
        width: Theme.title * 1.2
        height: width
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: fact.width - picture.width - fact.spacing

        Label {
            width: parent.width
            visible: !fact.compact
            text: fact.label
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
        }
        Label {
            width: parent.width
            text: fact.value
            font.pixelSize: fact.strong ? Theme.title : Theme.body
            font.weight: Font.DemiBold
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
}
