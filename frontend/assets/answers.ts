// Answers in the making: what is typed is kept on this device until the server has taken it.
//
// One entry for each account and work, and one for the next version of a comment. With the words goes the key of the form they were typed in, so
// that words which did arrive, without this device hearing of it, make no second answer when sent again.
import { followLength } from "./length";

const PREFIX = "inkwell:answer";

interface Kept {
  key: string;
  text: string;
  /** Of a comment's next version: the version that it was written over. */
  seen?: string;
}

/** Keep, restore and forget what is typed into the page's answer forms. */
export function followAnswers(): void {
  forgetTaken();
  followIn(document);
  // Once for the page, when links can be pressed, and for all that comes later.
  document.addEventListener("htmx:load", (event) => {
    const part = event.target as Element;
    followIn(part);
    askForKept(part);
    if (part.matches("details.answer-form")) open(part as HTMLDetailsElement);
  });
}

function followIn(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-answer]:not([data-followed])")) {
    form.dataset.followed = "yes";
    follow(form, form.elements.namedItem("body") as HTMLTextAreaElement);
  }
}

/** Fetch the forms whose words were kept: a thread has a link in place of each. */
function askForKept(part: ParentNode): void {
  for (const link of part.querySelectorAll<HTMLAnchorElement>("a[data-answers]")) {
    if (read(`${PREFIX}:${link.dataset.answers}`) !== null) link.click();
  }
}

/** A form that somebody asked for is open, and ready for words where it holds none. */
function open(form: HTMLDetailsElement): void {
  form.open = true;
  const area = form.querySelector("textarea");
  if (area?.value === "") area.focus();
}

function follow(form: HTMLFormElement, area: HTMLTextAreaElement): void {
  const edits = form.dataset.edit !== undefined;
  const name = `${PREFIX}:${form.dataset.answer}:${edits ? "edit:" : ""}${workOf(form)}`;
  const key = form.elements.namedItem("key") as HTMLInputElement;
  const seen = form.elements.namedItem("seen") as HTMLInputElement | null;
  const before = edits ? area.defaultValue : "";
  const kept = read(name);
  if (kept !== null && area.value === before && kept.text !== before) {
    area.value = kept.text;
    key.value = kept.key;
    // The server says so where another window published since.
    if (seen !== null && kept.seen !== undefined) seen.value = kept.seen;
    tellKept(form, area, before);
    form.closest("details")?.setAttribute("open", "");
  }
  grow(area);
  const line = form.querySelector<HTMLElement>("[data-most]");
  const recount = line === null ? () => undefined : followLength(area, line);
  area.addEventListener("input", () => {
    const blank = area.value.trim() === "";
    write(name, blank ? null : { key: key.value, text: area.value, ...(seen && { seen: seen.value }) });
    grow(area);
  });
  // A page out of the browser's memory shows what was in its fields when it was left.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    forgetTaken();
    area.value = read(name)?.text ?? before;
    grow(area);
    recount();
  });
}

/** Say whose words these are and offer those of the page; what is kept goes when something is typed. */
function tellKept(form: HTMLFormElement, area: HTMLTextAreaElement, before: string): void {
  form.querySelector("[data-kept]")?.removeAttribute("hidden");
  const back = form.querySelector<HTMLButtonElement>("button[data-published]");
  if (back === null) return;
  back.hidden = false;
  area.addEventListener("input", () => (back.hidden = true), { once: true });
  back.addEventListener("click", () => {
    area.value = before;
    back.hidden = true;
    grow(area);
    area.focus();
  });
}

/** Let the field be as high as its text where the style sheet's own rule is not understood. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content") || area.scrollHeight === 0) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

/** Forget the answers that the server says it has taken: a cookie for each work, with the form's key. */
function forgetTaken(): void {
  for (const [cookie, work, key] of document.cookie.matchAll(/answered-(\d+)=([0-9a-f-]+)/g)) {
    for (const name of names()) {
      if (name.endsWith(`:${work}`) && read(name)?.key === key) write(name, null);
    }
    document.cookie = `${cookie}; path=/; max-age=0; samesite=lax`;
  }
}

function workOf(form: HTMLFormElement): string {
  return /\d+/.exec(form.getAttribute("action") ?? "")?.[0] ?? "";
}

function names(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}:`));
  } catch {
    return [];
  }
}

function read(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

function write(name: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // A device that keeps nothing still sends what is typed.
  }
}
