// Copy buttons beside hashes and notes; shown only where the clipboard can be written.

/** Unhide the page's copy buttons and let each copy the text it names. */
export function followCopyButtons(): void {
  if (navigator.clipboard === undefined) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy ?? "");
    if (source === null) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(textOf(source)).then(
        () => {
          button.textContent = button.dataset.done ?? button.textContent;
        },
        // Refused: it is selected, to be copied by hand.
        () => select(source),
      );
    });
  }
}

function textOf(source: HTMLElement): string {
  return source instanceof HTMLInputElement ? source.value : (source.textContent ?? "");
}

function select(source: HTMLElement): void {
  if (source instanceof HTMLInputElement) source.select();
  else getSelection()?.selectAllChildren(source);
}
