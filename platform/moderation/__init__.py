"""What is looked at before it goes out, and what is decided about what is out."""
