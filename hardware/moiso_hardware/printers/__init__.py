"""Ticket printers: what is drawn, how it gets there, and what became of it."""
