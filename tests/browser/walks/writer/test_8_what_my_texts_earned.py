"""Writer 8: see reads and where they came from, what each text and month earned; take a table and
a year's statement along.
"""

from pathlib import Path

from playwright.sync_api import expect

from articles.services import gather_reads
from tests.browser.walks.people import Enter
from tests.frontend.world import World

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_reads_and_their_sources(broker: str, enter: Enter, committed_world: World) -> None:
    reader, writer = enter(), enter("tove")
    # A browser without a window says so and counts as a program.
    reader.set_extra_http_headers({"User-Agent": FIREFOX})
    reader.goto("/new")
    reader.get_by_role("link", name="An older text").click()
    expect(reader.get_by_text("Paid by now.")).to_be_visible()
    gather_reads()
    writer.goto("/desk/writer")
    sources = writer.get_by_role("table", name="Where readers came from")
    expect(sources.get_by_role("row").first).to_contain_text("1")
    texts = writer.get_by_role("table", name="What they read")
    expect(texts.get_by_role("row", name="An older text")).to_contain_text("1")


def test_earnings_by_text_and_month_and_as_a_table(enter: Enter, committed_world: World) -> None:
    page = enter("tove")
    page.goto("/desk/writer")
    row = page.get_by_role("row", name="An older text")
    earned = row.get_by_role("cell").first.inner_text().strip()
    assert float(earned.split()[0]) > 0
    expect(page.get_by_role("img", name="Earned by month")).to_be_visible()
    page.get_by_text("As a table", exact=True).click()
    months = page.get_by_role("table", name="By month").get_by_role("row")
    expect(months.filter(has_text=earned.split()[0]).first).to_be_visible()
    page.goto("/wallet")
    with page.expect_download() as download:
        page.get_by_role("link", name="As a table (CSV)").click()
    table = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Author's reward,the reward pool,An older text" in table
    page.get_by_role("link", name="Statement of the year").click()
    expect(page.get_by_role("table", name="Statement")).to_be_visible()
    with page.expect_download() as statement:
        page.get_by_role("link", name="As a table (CSV)").click()
    assert statement.value.suggested_filename.endswith(".csv")
