"""What checks the ledger from outside: programs that have nothing of the rest of this project."""
