"""Articles and comments: what people write, version by version, and the lists it is read in."""
