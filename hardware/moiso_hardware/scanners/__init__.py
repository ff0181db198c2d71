"""Code scanners: on a serial line, or as a keyboard of their own."""
