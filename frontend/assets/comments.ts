// Keys for a thread: j and k walk, c folds. They work only while the focus is among the comments and nobody types.

/** Let the keyboard walk through the comments, and tell that it can. */
export function followComments(): void {
  const section = document.getElementById("comments");
  if (section === null) return;
  const help = section.querySelector<HTMLElement>("[data-comment-keys]");
  if (help !== null) help.hidden = false;
  section.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const here = event.target instanceof Element ? event.target.closest<HTMLElement>("li.comment") : null;
    if (event.key === "j") walk(section, here, 1);
    else if (event.key === "k") walk(section, here, -1);
    else if (event.key === "c" && here !== null) fold(here);
    else return;
    event.preventDefault();
  });
}

function walk(section: HTMLElement, here: HTMLElement | null, step: number): void {
  const shown = [...section.querySelectorAll<HTMLElement>("li.comment")].filter((each) => each.checkVisibility());
  const place = here === null ? -1 : shown.indexOf(here);
  const next = shown[Math.max(0, place + step)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function fold(comment: HTMLElement): void {
  const details = comment.querySelector<HTMLDetailsElement>(":scope > details.fold");
  if (details === null) return;
  details.open = !details.open;
  comment.focus({ preventScroll: true });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
