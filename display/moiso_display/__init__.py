"""The lobby board: the calls, shown and spoken."""
