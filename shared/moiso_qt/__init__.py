"""What the three Qt programs share: link, discovery, sound and theme."""

from PySide6.QtCore import QLoggingCategory

QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg.info=false")
"""Before Qt's multimedia is loaded, which tells of every library that it looks for and does without."""
