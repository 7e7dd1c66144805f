"""A tip for a comment: what, check, done; it stands in the ledger, the wallet and the thread."""

from playwright.sync_api import Page, expect

from articles.models import Comment, Tip
from ledger.codes import Code
from ledger.models import Transfer
from tests.browser.walks.people import give
from tests.frontend.world import World, prove


def test_in_three_steps_from_the_thread_to_the_ledger(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    give(committed_world.stranger, 20_000)
    prove(page, "olaf")
    page.goto(committed_world.article_address)
    comment = page.get_by_role("article", name="Comment by mira").first
    comment.get_by_role("link", name="Tip", exact=True).first.click()
    page.get_by_label("5 INK", exact=True).check()
    page.get_by_label("A word with it").fill("For the scales")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Nothing has moved yet")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("mira")
    assert not Tip.objects.exists()
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("A receipt.")).to_be_visible()

    first = Comment.objects.get(article=int(committed_world.places["WORK"]), parent=None)
    [tip], [moved] = Tip.objects.all(), Transfer.objects.filter(code=Code.TIP)
    assert (tip.work_id, tip.batch, tip.amount) == (first.pk, moved.batch_id, moved.amount)
    assert (moved.debit_id, moved.credit_id, moved.amount) == (
        committed_world.stranger.wallet_id,
        first.author.wallet_id,
        5_000,
    )
    # Loading the receipt again moves nothing.
    page.reload()
    assert Transfer.objects.filter(code=Code.TIP).count() == 1
    page.goto(committed_world.article_address)
    expect(comment.get_by_text("1 tip, 5.000\u00a0INK").first).to_be_visible()
    page.goto("/wallet")
    expect(page.get_by_text("Tip to mira").first).to_be_visible()
