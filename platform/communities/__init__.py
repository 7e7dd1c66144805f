"""Where people write together: a community with its wallet and its members."""
