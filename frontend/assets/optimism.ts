// A vote shows at once as if it were counted; the server's answer replaces it. Where no answer comes, the
// button goes back to what it was, and the page says so like any other failure.

interface Before {
  pressed: string | null;
  words: string;
}

/** Follow every vote control of the page, those that arrive later included. */
export function followVotes(): void {
  const before = new WeakMap<Element, Before>();
  document.addEventListener("htmx:beforeRequest", (event) => {
    const button = buttonOf(event.target);
    if (button === null || before.has(button)) return;
    const fromSheet = button.form !== event.target;
    // Another weight for a vote that stands changes nothing that the button shows.
    if (fromSheet && button.getAttribute("aria-pressed") === "true") return;
    const place = button.querySelector("span");
    if (place === null) return;
    before.set(button, { pressed: button.getAttribute("aria-pressed"), words: place.textContent ?? "" });
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    place.textContent = button.dataset["vote"] ?? "";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const button = buttonOf(event.target);
    const was = button === null ? undefined : before.get(button);
    if (button === null || was === undefined) return;
    before.delete(button);
    if ((event as CustomEvent<{ successful: boolean }>).detail.successful) return;
    button.setAttribute("aria-pressed", was.pressed ?? "false");
    const place = button.querySelector("span");
    if (place !== null) place.textContent = was.words;
  });
}

/** The vote button beside a form that votes or takes a vote back; null for any other source of a request. */
function buttonOf(source: EventTarget | null): HTMLButtonElement | null {
  if (!(source instanceof HTMLFormElement) || source.closest(".dispute") !== null) return null;
  return source.closest(".vote-control")?.querySelector<HTMLButtonElement>("button[data-vote]") ?? null;
}
