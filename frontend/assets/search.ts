// The search box: arrows walk through its suggestions, Escape and leaving close them.

/** Let the keyboard reach what a search box suggests. */
export function followSearchBoxes(): void {
  document.addEventListener("keydown", (event) => {
    const box = boxOf(event.target);
    if (box === null) return;
    if (event.key === "Escape") {
      close(box);
      box.querySelector<HTMLElement>("input")?.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [...box.querySelectorAll<HTMLElement>("input, .suggestions a")];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  document.addEventListener("focusout", (event) => {
    const box = boxOf(event.target);
    if (box !== null && event.relatedTarget !== null && boxOf(event.relatedTarget) !== box) close(box);
  });
  document.addEventListener("click", (event) => {
    for (const box of document.querySelectorAll<HTMLFormElement>(".search-box")) {
      if (boxOf(event.target) !== box) close(box);
    }
  });
}

function boxOf(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>(".search-box") : null;
}

function close(box: HTMLFormElement): void {
  box.querySelector(".suggestions")?.replaceChildren();
}
