// The bar of buttons: one stop for the Tab key, arrows inside, as ARIA's toolbar pattern has it.
import type { KeyBinding } from "@codemirror/view";
import type { Command } from "./commands";

/** Shortcuts as the buttons name them, for the editor to bind. */
export function bindings(bar: HTMLElement, commands: Record<string, Command>): KeyBinding[] {
  return buttons(bar).flatMap((button) => {
    const run = commands[button.dataset.command ?? ""];
    const keys = button.getAttribute("aria-keyshortcuts") ?? "";
    const key = keys.toLowerCase().replace("control", "Mod").replace("shift", "Shift").replaceAll("+", "-");
    return run !== undefined && keys !== "" ? [{ key, run, preventDefault: true }] : [];
  });
}

/** Show the bar and let each button do its command. */
export function followToolbar(bar: HTMLElement, run: (command: string) => void): void {
  const all = buttons(bar);
  if (/Mac|iPhone|iPad/.test(navigator.platform)) all.forEach(nameForMac);
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-command]");
    if (button !== null) run(button.dataset.command ?? "");
  });
  bar.addEventListener("keydown", (event) => {
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[(to + all.length) % all.length];
    if (next === undefined) return;
    event.preventDefault();
    for (const button of all) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
}

function buttons(bar: HTMLElement): HTMLButtonElement[] {
  return [...bar.querySelectorAll<HTMLButtonElement>("[data-command]")];
}

function nameForMac(button: HTMLButtonElement): void {
  button.title = button.title.replace("Control", "⌘");
  button.setAttribute("aria-keyshortcuts", (button.getAttribute("aria-keyshortcuts") ?? "").replace("Control", "Meta"));
}
