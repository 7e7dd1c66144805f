"""Who someone is: the account with its name and its wallet, and who follows whom."""
