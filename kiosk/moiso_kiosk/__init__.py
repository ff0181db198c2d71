"""The kiosk where citizens take a number."""
