"""The one form in which every layer says no: a sentence with places, and what goes into them.

`str()` of a refusal is its English sentence. A page in another language translates `sentence`,
which is a literal wherever a refusal is made, and puts `values` into it; a program reads `code`.
"""

from typing import ClassVar


class Refusal(Exception):
    """What was asked for was refused; nothing was changed.

    `sentence` has its places as %(name)s, also for numbers, and `values` has one entry for each.
    `code` names the class for ever, whatever becomes of its sentences.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, sentence: str = "", **values: object) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence = sentence
        self.values = values
