// The bar of buttons under a field for an answer. The editor itself is fetched when it is first wanted: by a
// press on a button, or by an @ or a # that could be completed. Until then the field is a plain one.
import { followToolbar } from "./editor/toolbar";

/** What the small editor is asked: to take over a field, and to do what a button says. */
export interface Wish {
  area: HTMLTextAreaElement;
  bar: HTMLElement;
  complete: string;
  command: string;
}

export const WISH = "inkwell:edit";
const NAMED = /(?:^|[\s(])[@#][\p{L}\d.-]+$/u;

let fetched: Promise<void> | null = null;

/** Give every field for an answer its bar when somebody begins to write in it. */
export function followTools(): void {
  const model = document.getElementById("answer-tools");
  if (!(model instanceof HTMLTemplateElement)) return;
  document.addEventListener("focusin", (event) => {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !area.matches(".answer-text") || area.dataset["tools"]) return;
    area.dataset["tools"] = "yes";
    furnish(area, model);
  });
}

function furnish(area: HTMLTextAreaElement, model: HTMLTemplateElement): void {
  const bar = (model.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>("[role=toolbar]");
  if (bar === null) return;
  area.after(bar);
  const edit = (command: string): void => {
    const wish: Wish = { area, bar, command, complete: model.dataset["complete"] ?? "" };
    fetched ??= fetchEditor(model.dataset["script"] ?? "");
    fetched.then(
      () => document.dispatchEvent(new CustomEvent<Wish>(WISH, { detail: wish })),
      () => (fetched = null),
    );
  };
  followToolbar(bar, edit);
  area.addEventListener("input", () => {
    if (!area.hidden && NAMED.test(area.value.slice(0, area.selectionStart))) edit("");
  });
}

function fetchEditor(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
