"""The whole of Inkwell on one machine with one command: ``./run demo``."""
