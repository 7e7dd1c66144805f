"""Why something about notices was refused."""

from ledger.refusal import Refusal


class ClosedAddress(Refusal):
    """Nothing is sent to this address."""

    code = "closed_address"


class NoAnswer(ClosedAddress):
    """The name service does not answer at this moment: nothing is known of the address."""

    code = "no_answer"


class NoDevice(Refusal):
    """The browser cannot be told."""

    code = "no_device"
