pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The first results within reach: their names to read above, one button for each below, and one for all.
Item {
    id: results
    required property var rows
    required property var words
    required property bool typed
    required property string lead // as long as nothing is typed
    required property real low // what can be touched lies below this
    readonly property int most: typed ? Math.min(3, rows.length) : 0
    readonly property real line: (low - Theme.gap) / 3
    signal touched(string key)

    Label {
        visible: !results.typed
        width: results.width
        text: results.lead
        color: Theme.inkSoft
    }
    Repeater {
        model: results.most
        delegate: Item {
            id: result
            required property int index
            readonly property var view: results.rows[index] ?? {}
            y: index * results.line
            width: results.width
            height: results.line - Theme.gap

            Label {
                id: place
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.title
                text: result.index + 1
                color: Theme.accentInk
                font.pixelSize: Theme.title
                font.weight: Font.Bold
            }
            Label {
                objectName: "row-name"
                anchors.fill: parent
                anchors.leftMargin: place.width + Theme.gap
                text: result.view.title ?? ""
                font.weight: Font.DemiBold
                elide: Text.ElideRight
            }
        }
    }
    Row {
        id: buttons
        readonly property int count: results.most + 1
        y: results.low
        width: results.width
        height: results.height - y
        spacing: Theme.gap
        visible: results.rows.length > 0

        Repeater {
            model: results.most
            delegate: BigButton {
                id: pick
                required property int index
                readonly property var view: results.rows[index] ?? {}
                readonly property string note: view.title ?? ""
                objectName: "row-" + index
                width: (buttons.width - (buttons.count - 1) * buttons.spacing) / buttons.count
                height: buttons.height
                kind: "plain"
                text: (results.words.find_pick ?? "") + " " + (index + 1)
                onTapped: results.touched(pick.view.key)
            }
        }
        BigButton {
            objectName: "row-all"
            width: (buttons.width - (buttons.count - 1) * buttons.spacing) / buttons.count
            height: buttons.height
            kind: "plain"
            text: (results.typed ? results.words.find_all : results.words.find_departments) ?? ""
            onTapped: results.touched("all:")
        }
    }
}
