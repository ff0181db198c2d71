"""Figures over any period, from the journal."""
