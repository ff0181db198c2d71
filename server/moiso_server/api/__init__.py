"""REST and WebSocket: the hall's door to the network."""
