"""Procedures and dossiers: what is imported, and how it is found."""
