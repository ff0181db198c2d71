"""The hall's rules: pure functions of the lobby, the centre and the moment."""
