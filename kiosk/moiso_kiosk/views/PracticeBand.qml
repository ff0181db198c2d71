import QtQuick
import Moiso.Theme

// On a rehearsal day: that numbers are for practice only. In the head it stands in the name's place.
Rectangle {
    id: band
    required property string words

    visible: words !== ""
    radius: Theme.gap / 2
    color: Theme.trouble

    Label {
        objectName: "rehearsal"
        anchors.fill: parent
        anchors.margins: Theme.gap / 3
        text: band.words.replace(" – ", " –\n")
        color: Theme.onTrouble
        font.weight: Font.Bold
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.caption * 0.75
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
