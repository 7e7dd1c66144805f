"""Pictures come into the text by paste and by drop, each with the question what it shows."""

from base64 import b64encode

from playwright.sync_api import Locator, Page, expect

from articles.models import Media
from tests.articles.pictures import photograph, picture
from tests.frontend.world import World, log_in

_BRING = """
(content, [how, files]) => {
  const data = new DataTransfer();
  for (const [name, type, packed] of files) {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    data.items.add(new File([bytes], name, { type }));
  }
  const line = content.querySelector(".cm-line").getBoundingClientRect();
  const event = how === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent("drop", {
        dataTransfer: data, bubbles: true, cancelable: true,
        clientX: line.right - 1, clientY: line.top + line.height / 2,
      });
  content.dispatchEvent(event);
  return event.defaultPrevented;
}
"""


def bring(text: Locator, how: str, *files: tuple[str, str, bytes]) -> bool:
    """Paste or drop files at the end of the first line; whether the editor took them."""
    packed = [(name, kind, b64encode(data).decode()) for name, kind, data in files]
    return bool(text.evaluate(_BRING, [how, packed]))


def lines(text: Locator) -> list[str]:
    return [line for line in text.inner_text().split("\n") if line]


def test_each_is_asked_about_and_stands_where_it_came(
    browser_page: Page, committed_world: World
) -> None:
    page, before = browser_page, Media.objects.count()
    log_in(page, "tove")
    page.goto("/write")
    text = page.locator(".cm-content")
    text.click()
    page.keyboard.type("Above.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Below.")
    dialog = page.get_by_role("dialog", name="Add a picture")
    words = dialog.get_by_label("What is to be seen or heard")

    gate, bed = ("gate.jpg", "image/jpeg", photograph()), ("bed.png", "image/png", picture())
    assert bring(text, "paste", gate, bed)
    expect(words).to_be_focused()
    expect(dialog.locator("img").first).to_be_visible()
    # Nothing is stored before the question is answered.
    assert Media.objects.count() == before
    words.fill("A red gate")
    dialog.get_by_role("button", name="Add it").click()
    # The second one of what was pasted has a question of its own.
    expect(words).to_have_value("")
    expect(text).to_contain_text("![A red gate](/media/")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    expect(text).to_be_focused()

    assert bring(text, "drop", bed)
    words.fill("A blue bed")
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog).to_be_hidden()
    expect(text).to_contain_text("![A blue bed](/media/")
    assert [line.partition("(")[0] for line in lines(text)] == [
        "Above.",
        "![A blue bed]",
        "Below.",
        "![A red gate]",
    ]
    assert Media.objects.count() == before + 2


def test_what_is_no_picture_is_left_to_the_editor(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    log_in(page, "tove")
    page.goto("/write")
    text = page.locator(".cm-content")
    text.click()
    bring(text, "paste", ("beans.txt", "text/plain", b"Beans"))
    expect(page.get_by_role("dialog", name="Add a picture")).to_be_hidden()


def test_a_refusal_says_of_the_text_what_the_bar_says(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    log_in(page, "tove")
    page.goto("/write")
    page.route("**/drafts/save", lambda route: route.abort())
    text, state = page.locator(".cm-content"), page.locator("#state")
    dialog = page.get_by_role("dialog", name="Add a picture")
    said = dialog.get_by_role("alert")
    broken = ("broken.png", "image/png", b"<svg/>")
    assert bring(text, "paste", broken)
    dialog.get_by_role("button", name="Add it").click()
    expect(said).to_contain_text("Not uploaded. ")
    # An empty page has no text to say anything of.
    expect(said).not_to_contain_text("Your text")
    dialog.get_by_role("button", name="Cancel").click()

    text.click()
    page.keyboard.type("Words.")
    expect(state).to_contain_text("kept on this device", timeout=15_000)
    assert bring(text, "paste", broken)
    dialog.get_by_role("button", name="Add it").click()
    expect(said).to_contain_text("Your text: the server does not answer: kept on this device")
