"""The signer: a process of its own that alone holds the keys of the blocks.

    python -m ledger.signer --socket PATH --keys DIR [--init]

It knows one request, "sign this checkpoint, which continues the one you signed last", and it
remembers what it signed, so that whoever takes over the website still cannot get a second history
signed. It imports neither Django nor anything that reads the site's settings or its database.
"""
