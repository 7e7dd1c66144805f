// The text as readers will see it, made by the server: beside the source on a desk, in its place on a phone.
import { toSend, token, written } from "./form";
import { say } from "./words";

const PAUSE = 500;
const REMEMBERED = "inkwell:preview";

/** Let the preview button show and hide the pane; returns what to call when the text changes.
 *
 * `counted` hears how many words readers will find in a source, whenever the server has told. */
export function followPreview(
  form: HTMLFormElement,
  sync: () => void,
  counted: (source: string, words: number) => void,
): () => void {
  const pane = document.getElementById("preview");
  const button = form.querySelector<HTMLButtonElement>("button[name=preview]");
  if (pane === null || button === null) return () => undefined;
  let timer = 0;
  let request: AbortController | null = null;

  const load = async (): Promise<void> => {
    request?.abort();
    request = new AbortController();
    sync();
    const sent = toSend(form, written(form));
    try {
      const answer = await fetch(form.dataset.preview ?? "", {
        method: "POST",
        body: sent,
        headers: { "X-CSRFToken": token(form) },
        signal: request.signal,
      });
      // The server's own renderer and sanitiser made it, as it makes the article's page.
      if (!answer.ok || answer.redirected) return;
      pane.innerHTML = await answer.text();
      const words = pane.querySelector<HTMLElement>("[data-words]")?.dataset.words;
      if (words !== undefined) counted(String(sent.get("body") ?? ""), Number(words));
    } catch (error) {
      if (!(error instanceof DOMException)) pane.textContent = say("noPreview");
    }
  };
  const show = (shown: boolean): void => {
    form.classList.toggle("desk-previewing", shown);
    pane.hidden = !shown;
    button.setAttribute("aria-pressed", String(shown));
    if (shown) void load();
  };
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const shown = pane.hidden !== false;
    show(shown);
    remember(shown);
  });
  show(remembered() && window.matchMedia("(width >= 77rem)").matches);
  return () => {
    if (pane.hidden) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void load(), PAUSE);
  };
}

function remember(shown: boolean): void {
  try {
    localStorage.setItem(REMEMBERED, shown ? "yes" : "no");
  } catch {
    // A wish that cannot be kept is asked again.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== "no";
  } catch {
    return true;
  }
}
