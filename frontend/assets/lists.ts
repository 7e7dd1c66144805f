// Lists that grow in place. htmx fetches the next cards; this keeps focus, address and manners.

/** Keep the keyboard's place when a list grows, and the reader's place for the way back. */
export function followLists(): void {
  let before: Element | null = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const more = moreOf(event.target);
    // Only who pressed the link is taken along; who scrolls keeps what they look at.
    before = more?.contains(document.activeElement) ? more.previousElementSibling : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    before?.nextElementSibling?.querySelector<HTMLElement>(".card-title a, [type=radio]")?.focus();
    before = null;
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => {
      const more = moreOf(event.target);
      const announcer = document.getElementById("announcer");
      if (more !== null && announcer !== null) announcer.textContent = more.dataset.failed ?? "";
    });
  }
  if (/^#work-\d+$/.test(location.hash)) {
    document.querySelector(`.growing ${location.hash}`)?.scrollIntoView({ block: "center" });
  }
  // In a row of tabs that is wider than the screen the current one is in sight.
  const tab = document.querySelector<HTMLElement>(".tabs-row [aria-current]");
  if (tab?.parentElement) {
    const row = tab.parentElement;
    row.scrollLeft = tab.offsetLeft - row.offsetLeft + tab.offsetWidth - row.clientWidth + 24;
  }
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element) remember(event.target.closest(".growing > .card-entry"));
  });
}

/** Let the address name the page of the list that this card came with, so that "back" finds it. */
function remember(card: Element | null): void {
  let first = card;
  while (first !== null && !first.hasAttribute("data-page")) first = first.previousElementSibling;
  const page = first?.getAttribute("data-page");
  const title = card?.querySelector(".card-title");
  if (!page || !title || first === first?.parentElement?.firstElementChild) return;
  // The old height of the page means nothing there; the list scrolls to the card instead.
  history.scrollRestoration = "manual";
  history.replaceState(history.state, "", `${page}#${title.id}`);
}

function moreOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("li.more") : null;
}
