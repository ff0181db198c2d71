"""What a board shows and says, worked out without a screen: the same for Qt and for a browser."""
