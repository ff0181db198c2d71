"""The clerk's window: call, serve, transfer."""
