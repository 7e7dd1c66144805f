"""What someone should know."""
