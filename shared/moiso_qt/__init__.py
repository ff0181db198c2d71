"""What the three Qt programs share: link, discovery, sound and theme."""
