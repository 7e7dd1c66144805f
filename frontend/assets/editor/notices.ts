// Lines over the text: what the writer should know and can act on.

/** Show a line, once under its name, with a link or a button where there is something to do. */
export function notice(name: string, sentence: string, action?: { words: string; href?: string; press?: () => void }): void {
  const place = document.getElementById("desk-notices");
  if (place === null) return;
  const line = document.createElement("p");
  line.className = "notice";
  line.dataset.notice = name;
  line.setAttribute("role", "status");
  line.append(sentence);
  if (action !== undefined) line.append(" ", made(action));
  place.querySelector(`[data-notice="${CSS.escape(name)}"]`)?.remove();
  place.append(line);
}

/** Take a line away. */
export function withdraw(name: string): void {
  document.querySelector(`#desk-notices [data-notice="${CSS.escape(name)}"]`)?.remove();
}

function made(action: { words: string; href?: string; press?: () => void }): HTMLElement {
  if (action.href !== undefined) {
    const link = document.createElement("a");
    link.className = "link";
    link.href = action.href;
    link.textContent = action.words;
    return link;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = action.words;
  button.addEventListener("click", () => action.press?.());
  return button;
}
