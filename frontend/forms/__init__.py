"""What people type: shapes and limits of each form. What is allowed is decided by the services."""
