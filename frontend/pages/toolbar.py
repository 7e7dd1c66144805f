"""The buttons over the editor, and the words its script says: all translated here."""

from typing import Final

from django.utils.translation import gettext

from articles.markup.embeds import HOSTS
from articles.wording import MAX_COMMENT
from frontend.phrases import number
from frontend.shown.drafts import AnswerTools, Tool

#: The buttons under a field for an answer, and the words that they write.
_SMALL: Final = ("bold", "italic", "quote", "list", "link", "code")
_SMALL_WORDS: Final = ("bold", "italic", "link", "code")


def answer_tools() -> AnswerTools:
    """What the small editor of answers and comments needs."""
    said, most = words(), {"most": number(MAX_COMMENT)}
    return AnswerTools(
        tools=[tool for tool in tools() if tool.command in _SMALL],
        words={name: said[name] for name in _SMALL_WORDS},
        most=str(MAX_COMMENT),
        nearly=gettext("{n} of %(most)s characters") % most,
        over=gettext("{n} too many: a comment has at most %(most)s characters.") % most,
    )


def tools() -> list[Tool]:
    """The buttons in their order; `keys` are the shortcuts that the script binds.

    None is with Control and Alt: that is how many keyboards write @ and €.
    """
    return [
        Tool("bold", gettext("Bold"), "bold", keys="Control+B"),
        Tool("italic", gettext("Italic"), "italic", keys="Control+I"),
        Tool("heading", gettext("Heading"), "h2", keys="Control+Shift+2"),
        Tool(
            "quote", gettext("Quotation"), "chat-bubble-bottom-center-text", keys="Control+Shift+9"
        ),
        Tool("list", gettext("List"), "list-bullet", keys="Control+Shift+8"),
        Tool("numbers", gettext("Numbered list"), "numbered-list", keys="Control+Shift+7"),
        Tool("link", gettext("Link"), "link", keys="Control+K"),
        Tool("code", gettext("Code"), "code-bracket", keys="Control+E"),
        Tool("table", gettext("Table"), "table-cells", keys="Control+Shift+0"),
        Tool("footnote", gettext("Footnote"), glyph="a¹", keys="Control+Shift+1"),
        Tool("picture", gettext("Picture, film or sound"), "photo", keys="Control+Shift+6"),
    ]


def hosts() -> str:
    """Whose pages become a card where their address stands alone on a line."""
    *others, last = HOSTS
    return gettext("%(names)s or %(last)s") % {"names": ", ".join(others), "last": last}


def words() -> dict[str, str]:
    """What the script says, by name; {…} is filled in by the script."""
    return {
        "text": gettext("Text"),
        "typing": gettext("writing …"),
        "saving": gettext("saving …"),
        "saved": gettext("saved as version {n}, {time}"),
        "offline": gettext("offline: kept on this device"),
        "unreachable": gettext("the server does not answer: kept on this device"),
        "refused": gettext("not saved: {why} Your text is kept on this device."),
        "nowhere": gettext("not saved anywhere: keep this page open and copy your text"),
        "conflict": gettext("not saved: this draft was changed in another window"),
        "gone": gettext("not saved: this draft was published or discarded in another window"),
        "restored": gettext("brought back from this device: {time}"),
        "notPublished": gettext("Not published: there is no connection. Your text is safe."),
        "twice": gettext("This draft is open in another window too."),
        "newer": gettext("Another window saved version {n}. Load it to go on from there."),
        "kept": gettext("Kept on this device only: {title}, {time}"),
        "open": gettext("Open"),
        "oneWord": gettext("1 word"),
        "words": gettext("{n} words"),
        "minutes": gettext("{n} min to read"),
        "selected": gettext("{n} selected"),
        "bold": gettext("strong words"),
        "italic": gettext("stressed words"),
        "code": gettext("code"),
        "link": gettext("words of the link"),
        "column": gettext("column"),
        "cell": gettext("cell"),
        "note": gettext("What the footnote says."),
        "uploading": gettext("It is being stored …"),
        "around": gettext("{error} Your text: {state}"),
        "notUploaded": gettext("It was not stored: there is no connection."),
        "showPreview": gettext("Preview"),
        "showText": gettext("Text"),
        "noPreview": gettext("The preview needs a connection."),
        "untitled": gettext("Without a title"),
    }
