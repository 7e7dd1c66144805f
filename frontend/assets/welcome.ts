// The first visit: when a language is chosen, the tags of its texts come; no tick is lost by that.

const PLACE = "welcome-tags";

/** Carry what is ticked, also while the answer was on its way, over to the tags that come. */
export function followWelcome(): void {
  let before: HTMLInputElement[] = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target instanceof Element && event.target.id === PLACE) before = boxes();
  });
  document.addEventListener("htmx:afterSwap", () => {
    const now = new Map(boxes().map((box) => [box.value, box]));
    for (const old of before) {
      const box = now.get(old.value);
      const label = old.closest("label");
      if (box !== undefined) box.checked = old.checked;
      else if (old.checked && label !== null) document.querySelector(`#${PLACE} .box-grid`)?.append(label);
    }
    before = [];
  });
}

/** The boxes of the tags that are offered. */
function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`#${PLACE} input`)];
}
