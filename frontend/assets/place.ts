// Where a reader stopped in a long text, kept on this device alone, and a link to go on there.

const KEPT = 60;
const KEY = "inkwell-places";

/** Remember how far the open text was read, and offer the place where an earlier visit stopped. */
export function followPlace(): void {
  const text = document.querySelector<HTMLElement>(".article-text");
  const link = document.querySelector<HTMLAnchorElement>("a[data-go-on]");
  if (text === null || link === null) return;
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
  addEventListener("pagehide", () => keep(address, text));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(address, text);
  });
}

function keep(address: string, text: HTMLElement): void {
  const known = places();
  const here = [...text.children].findIndex((part) => part.getBoundingClientRect().bottom > 80);
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
