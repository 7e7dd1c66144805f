"""Which addresses a letter can be sent to. Pure.

Django's check lets through what no mail server can be told of: host names whose ASCII form
(RFC 3490) is too long, and control characters in a quoted name (RFC 5321 4.1.2 has none).
"""


def can_be_written_to(address: str) -> bool:
    """Whether a mail server can be told this address; whether one takes it is another question."""
    if not address.isprintable():
        return False
    try:
        address.rpartition("@")[2].encode("idna")
    except UnicodeError:
        return False
    return True
