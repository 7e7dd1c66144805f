"""Writer 10: delete one text with its pictures.

To export everything and import it on a second server belongs to the archive's own issue.
"""

from playwright.sync_api import expect

from articles.models import Media
from articles.services import publish, upload
from ledger.selectors import database_time
from tests.articles.pictures import photograph
from tests.browser.walks.people import Enter
from tests.frontend.world import World


def test_words_and_pictures_go_and_a_notice_stays(enter: Enter, committed_world: World) -> None:
    now, writer = database_time(), committed_world.author
    picture = upload(writer, data=photograph(), alt="A ford", now=now)
    body = f"Wade here.\n\n![A ford](/media/{picture.address}.webp)"
    text = publish(writer, title="The ford", body=body, now=now)
    address = f"/@tove/{text.permlink}"
    page = enter("tove")
    page.goto(address)
    source = page.get_by_role("img", name="A ford").get_attribute("src")
    page.get_by_role("link", name="Delete", exact=True).click()
    page.get_by_text("Keep a copy first").click()
    expect(page.get_by_label("The newest version")).to_have_value(body)
    page.get_by_role("button", name="Delete for ever").click()

    stranger = enter()
    answer = stranger.goto(f"{address}")
    assert answer is not None and answer.status in (404, 410)
    expect(stranger.get_by_text("Wade here")).to_have_count(0)
    picture.refresh_from_db()
    assert Media.objects.get(pk=picture.pk).erased_at is not None
    assert source is not None
    assert stranger.request.get(source).status == 410
    stranger.goto("/search?q=ford")
    expect(stranger.get_by_text("Nothing found")).to_be_visible()
