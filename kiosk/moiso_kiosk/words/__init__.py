"""The kiosk's own words, a module for each language."""
