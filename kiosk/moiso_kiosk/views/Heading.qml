import QtQuick
import Moiso.Theme

// What this page asks, and one line that helps.
Column {
    id: heading
    property string title: ""
    property string lead: ""
    property bool leadFirst: false
    property int size: Theme.headline
    property int lines: 3

    spacing: Theme.gap * 0.25

    Label {
        width: parent.width
        visible: heading.leadFirst && text !== ""
        text: heading.lead
        color: Theme.inkSoft
    }
    Label {
        objectName: "title"
        width: parent.width
        text: heading.title
        font.pixelSize: heading.size
        font.weight: Font.Bold
        maximumLineCount: heading.lines
        elide: Text.ElideRight
    }
    Label {
        width: parent.width
        visible: !heading.leadFirst && text !== ""
        text: heading.lead
        color: Theme.inkSoft
    }
}
