// Cards of other hosts: nothing is loaded from there before the reader presses the button.

/** Give every card on the page, and every one that comes later, a button that opens its frame. */
export function followEmbeds(): void {
  prepare(document);
  document.addEventListener("htmx:load", (event) => {
    if (event.target instanceof Element) prepare(event.target);
  });
}

function prepare(part: ParentNode): void {
  const words = document.getElementById("announcer")?.dataset.load;
  if (words === undefined) return;
  for (const link of part.querySelectorAll<HTMLAnchorElement>(".embed > a[data-frame]:only-child")) {
    const frame = link.dataset.frame ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = `${words} ${new URL(frame).host}`;
    button.addEventListener("click", () => open(button, frame, link.textContent ?? ""));
    link.after(button);
  }
}

function open(button: HTMLButtonElement, address: string, title: string): void {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
  frame.allow = "encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.title = title;
  frame.src = address;
  button.replaceWith(frame);
  frame.focus();
}
