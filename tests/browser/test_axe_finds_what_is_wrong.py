"""What looks for faults on every page finds them on a page that has some."""

from playwright.sync_api import Browser

from tests.browser.axe import faults_at_all_sizes

#: Pale only in the dark, wide only on a phone, low and without a name everywhere.
PAGE = """<!doctype html><html lang="en"><title>Faults</title><style>
  @media (prefers-color-scheme: dark) { body { background: #000 } p { color: #222 } }
  button { height: 20px } div { width: 400px }
</style><main><h1>Faults</h1><p>Some words.</p><div>Wide.</div><img src="data:,"></main>
<button>Low</button></html>"""


def test_each_fault_is_found_where_it_is(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content(PAGE)
    found = list(faults_at_all_sizes(page, place="page"))
    context.close()
    pale = [each.split(" page")[0] for each in found if "color-contrast" in each]
    assert pale == ["dark desk", "dark phone"]
    wide = [each.split(" page")[0] for each in found if "px wider" in each]
    assert wide == ["light phone", "dark phone", "type twice as large"]
    assert sum("image-alt" in each for each in found) == 2
    assert sum("targets under 44 px" in each for each in found) == 4
