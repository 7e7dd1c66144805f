// Where a reader stopped in a long text, and a link to go on there. Who is logged in and wants it has the
// place kept with the account; for everybody else it stays on this device alone.

const KEPT = 60;
const KEY = "inkwell-places";
/** Between two posts of a place, in milliseconds. */
const PAUSE = 10_000;

/** Remember how far the open text was read, and offer the place where an earlier visit stopped. */
export function followPlace(): void {
  const text = document.querySelector<HTMLElement>(".article-text");
  if (text === null) return;
  const address = text.dataset.place;
  if (address === undefined) followHere(text);
  else followThere(text, address, text.dataset.token ?? "");
}

/** With the account: posted at most every few seconds while reading, and when the page is left. */
function followThere(text: HTMLElement, address: string, token: string): void {
  let sent = "";
  const post = (): void => {
    const here = placeIn(text);
    const part = here === -1 ? "end" : String(here);
    if (part === sent) return;
    sent = part;
    const body = new URLSearchParams({ part, csrfmiddlewaretoken: token });
    // What is not kept now is kept the next time.
    fetch(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
  };
  let waiting = 0;
  addEventListener("scroll", () => {
    if (waiting === 0)
      waiting = window.setTimeout(() => {
        waiting = 0;
        post();
      }, PAUSE);
  });
  onLeaving(() => {
    // Who only looked in and did not move keeps the place of the visit before.
    if (waiting !== 0) post();
  });
}

function followHere(text: HTMLElement): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-go-on]");
  if (link === null) return;
  const address = location.pathname;
  const stopped = places()[address];
  if (stopped !== undefined && location.hash === "") {
    link.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      link.hidden = true;
      text.children[stopped]?.scrollIntoView({ block: "start" });
    });
  }
  onLeaving(() => keep(address, placeIn(text)));
}

function onLeaving(leave: () => void): void {
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
}

/** The number of the first part that is still on the screen; -1 behind the last one, 0 for a covered text. */
function placeIn(text: HTMLElement): number {
  // Nothing is read of a text that is covered.
  if (!text.checkVisibility()) return 0;
  return [...text.children].findIndex((part) => part.getBoundingClientRect().bottom > 80);
}

function keep(address: string, here: number): void {
  const known = places();
  delete known[address];
  // The first lines and the end are no place to go on.
  if (here > 2) known[address] = here;
  else if (here !== -1) return;
  const newest = Object.entries(known).slice(-KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // A browser that keeps nothing offers nothing.
  }
}

function places(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, number>;
  } catch {
    return {};
  }
}
