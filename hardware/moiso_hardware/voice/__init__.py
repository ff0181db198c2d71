"""Words become sound: an engine in a process of its own, a chime, a cache, one WAV for one announcement."""
