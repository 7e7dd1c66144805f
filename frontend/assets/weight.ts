// The weight of a vote: holding the vote button or pressing an arrow key on it opens the sheet with the slider.

const HOLD_MILLISECONDS = 450;

/** Follow every vote button and slider of the page, those that arrive later included. */
export function followWeights(): void {
  let timer = 0;
  let held = false;
  document.addEventListener("pointerdown", (event) => {
    const sheet = sheetBeside(event.target);
    held = false;
    if (sheet === null) return;
    timer = window.setTimeout(() => {
      held = true;
      open(sheet);
    }, HOLD_MILLISECONDS);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    document.addEventListener(end, () => window.clearTimeout(timer));
  }
  // The press that opened the sheet is not also a vote.
  document.addEventListener(
    "click",
    (event) => {
      if (held && sheetBeside(event.target) !== null) {
        event.preventDefault();
        event.stopPropagation();
      }
      held = false;
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSheets(event.target);
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const sheet = sheetBeside(event.target);
    if (sheet === null) return;
    event.preventDefault();
    open(sheet);
  });
  document.addEventListener("input", (event) => {
    const range = event.target;
    if (!(range instanceof HTMLInputElement) || range.type !== "range") return;
    const output = range.form?.querySelector("output");
    if (output) output.value = `${range.value} %`;
  });
}

function sheetBeside(target: EventTarget | null): HTMLDetailsElement | null {
  if (!(target instanceof Element)) return null;
  const button = target.closest("[data-vote]");
  return button?.closest(".vote-control")?.querySelector<HTMLDetailsElement>("details.weight") ?? null;
}

function open(sheet: HTMLDetailsElement): void {
  sheet.open = true;
  sheet.querySelector<HTMLInputElement>("input[type=range]")?.focus();
}

function closeSheets(target: EventTarget | null): void {
  const sheets = document.querySelectorAll<HTMLDetailsElement>("details.weight[open], details.dispute[open]");
  for (const sheet of sheets) {
    const within = target instanceof Node && sheet.contains(target);
    sheet.open = false;
    if (within) sheet.querySelector("summary")?.focus();
  }
}
