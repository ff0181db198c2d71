"""The words that every program of Mời Số speaks."""
