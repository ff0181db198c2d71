"""The server of the hall: commands in, facts out."""
