pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// Dossiers whose result lies ready, page by page; names are masked.
Item {
    id: list
    objectName: "results"
    required property var page
    required property real unit
    readonly property real rowHeight: (height - heads.height) / 8
    readonly property bool upright: height > width // the code then has a line of its own
    readonly property real words: Math.min(rowHeight * (upright ? 0.32 : 0.42), unit * 2.2)

    Item {
        id: heads
        width: parent.width
        height: list.unit * 6

        Label {
            text: "Hồ sơ đã có kết quả"
            font.pixelSize: list.unit * 3.2
            font.weight: Font.Bold
        }
        Label {
            objectName: "results-page"
            anchors.right: parent.right
            text: list.page.results_page
            color: Theme.inkSoft
            font.pixelSize: list.unit * 2
        }
    }
    Label {
        visible: list.page.results.length === 0
        anchors.centerIn: parent
        text: list.page.message
        color: Theme.inkSoft
        font.pixelSize: list.unit * 2.6
    }
    Repeater {
        model: list.page.results.length

        Item {
            id: row
            required property int index
            readonly property var result: list.page.results[index] ?? null
            readonly property real beside: list.upright ? height / 2 : height
            readonly property real under: list.upright ? height / 2 : 0
            objectName: "result-" + index
            y: heads.height + index * list.rowHeight
            width: list.width
            height: list.rowHeight

            Rectangle {
                width: parent.width
                height: Math.max(2, list.unit * 0.1)
                color: Theme.line
            }
            Text {
                width: row.width * (list.upright ? 1 : 0.5)
                height: row.beside
                text: row.result?.code ?? ""
                color: Theme.ink
                font.family: Theme.figureFamily
                font.weight: Font.Bold
                font.pixelSize: Math.min(row.height * (list.upright ? 0.4 : 0.5), list.unit * 3)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: list.unit * 1.4
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
            }
            Label {
                x: list.upright ? 0 : row.width * 0.51
                y: row.under
                width: row.width * (list.upright ? 0.6 : 0.22)
                height: row.beside
                text: row.result?.holder ?? ""
                font.pixelSize: list.words
                verticalAlignment: Text.AlignVCenter
                maximumLineCount: 1
                elide: Text.ElideRight
            }
            Label {
                x: row.width * (list.upright ? 0.61 : 0.74)
                y: row.under
                width: row.width - x
                height: row.beside
                text: row.result?.state ?? ""
                color: Theme.done
                font.pixelSize: list.words
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                maximumLineCount: 1
                elide: Text.ElideRight
            }
        }
    }
}
