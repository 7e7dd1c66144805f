// The weight of a vote: holding the vote button or pressing an arrow key on it opens the sheet with the slider.

const HOLD_MILLISECONDS = 450;
/** The arrow keys as a slider has them. */
const STEPS: Record<string, 1 | -1> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };
/** Where the focus goes back to when a sheet that was opened from there is closed. */
const openers = new WeakMap<HTMLDetailsElement, HTMLElement>();

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
      // A key or a reader of the screen presses without a pointer, and a finger that held leaves no click behind.
      const pointed = (event as PointerEvent).pointerType !== "";
      if (held && pointed && sheetBeside(event.target) !== null) {
        event.preventDefault();
        event.stopPropagation();
      }
      held = false;
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSheets(event.target);
    const step = STEPS[event.key];
    // With Alt they are the browser's own way back and forth.
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const sheet = sheetBeside(event.target);
    if (sheet === null) return;
    event.preventDefault();
    openers.set(sheet, event.target as HTMLElement);
    open(sheet);
    move(sheet, step);
  });
  document.addEventListener("htmx:beforeSwap", (event) => makeRoom(event.target));
  document.addEventListener("input", (event) => {
    const range = event.target;
    if (!(range instanceof HTMLInputElement) || range.type !== "range") return;
    const output = range.form?.querySelector("output");
    if (output) output.value = `${range.value} %`;
    range.setAttribute("aria-valuetext", `${range.value} %`);
  });
}

/** Of sheets with one name only one is open, and the old control is still there when the new one comes. */
function makeRoom(control: EventTarget | null): void {
  if (!(control instanceof Element)) return;
  for (const sheet of control.querySelectorAll<HTMLDetailsElement>(".vote-control > details[open]")) sheet.open = false;
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

/** What a key on the slider itself would have done. */
function move(sheet: HTMLDetailsElement, step: 1 | -1): void {
  const range = sheet.querySelector<HTMLInputElement>("input[type=range]");
  if (range === null) return;
  if (step > 0) range.stepUp();
  else range.stepDown();
  for (const name of ["input", "change"]) range.dispatchEvent(new Event(name, { bubbles: true }));
}

function closeSheets(target: EventTarget | null): void {
  const sheets = document.querySelectorAll<HTMLDetailsElement>("details.weight[open], details.dispute[open]");
  for (const sheet of sheets) {
    const within = target instanceof Node && sheet.contains(target);
    sheet.open = false;
    if (within) (openers.get(sheet) ?? sheet.querySelector("summary"))?.focus();
    openers.delete(sheet);
  }
}
