// Pictures, films and sound by button, paste or drop, or out of those stored before: what is to be seen or
// heard is asked for before it stands in the text.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { block } from "./commands";
import { token } from "./form";
import { announce, say } from "./words";

/** The dialog of one page; `ask` opens it, with a file where there is one already. */
export class Pictures {
  private readonly dialog = document.getElementById("picture") as HTMLDialogElement;
  private readonly input = this.find<HTMLInputElement>("input");
  private readonly alt = this.find<HTMLTextAreaElement>("textarea");
  private readonly error = this.find(".errorlist");
  private readonly shown = this.find<HTMLImageElement>("img");
  private readonly own = this.find<HTMLDetailsElement>("details");
  private readonly list = this.find("ul");
  private readonly store = this.find<HTMLButtonElement>("[data-act=store]");
  private waiting: File[] = [];
  private view: EditorView | null = null;
  /** The description that came with the chosen picture; what was typed instead is kept. */
  private offered = "";

  constructor(private readonly form: HTMLFormElement) {
    this.store.addEventListener("click", () => void this.add());
    this.input.addEventListener("change", () => this.look());
    this.own.addEventListener("toggle", () => {
      if (this.own.open) this.list.dispatchEvent(new Event("opened"));
    });
    this.list.addEventListener("change", () => this.choose());
    for (const failure of ["htmx:responseError", "htmx:sendError"]) {
      this.list.addEventListener(failure, () => (this.error.textContent = this.list.dataset.failed ?? ""));
    }
    this.dialog.addEventListener("close", () => {
      const next = this.waiting.shift();
      if (next !== undefined && this.view !== null) this.ask(this.view, next);
      else this.view?.focus();
    });
  }

  /** Ask for a picture, film or sound, or for the description of one. */
  ask(view: EditorView, file?: File): boolean {
    this.view = view;
    this.error.textContent = "";
    this.alt.value = "";
    this.input.value = "";
    this.offered = "";
    this.own.open = false;
    this.list.replaceChildren();
    if (file !== undefined) {
      const chosen = new DataTransfer();
      chosen.items.add(file);
      this.input.files = chosen.files;
    }
    this.look();
    this.dialog.showModal();
    (file === undefined ? this.input : this.alt).focus();
    return true;
  }

  /** Take what is pasted or dropped into the text, if it can be shown there. */
  get extension(): Extension {
    const take = (data: DataTransfer | null, event: Event, view: EditorView): boolean => {
      const [first, ...rest] = [...(data?.files ?? [])].filter((file) => /^(image|video|audio)\//.test(file.type));
      if (first === undefined) return false;
      event.preventDefault();
      this.waiting = rest;
      return this.ask(view, first);
    };
    return EditorView.domEventHandlers({
      paste: (event, view) => take(event.clipboardData, event, view),
      drop: (event, view) => {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (at !== null && event.dataTransfer?.files.length) view.dispatch({ selection: { anchor: at } });
        return take(event.dataTransfer, event, view);
      },
    });
  }

  private async add(): Promise<void> {
    const file = this.input.files?.[0];
    const stored = this.chosen?.dataset.url;
    if (this.view === null) return;
    if (file !== undefined) await this.upload(file, this.view);
    else if (stored === undefined) this.input.focus();
    else {
      this.dialog.close();
      block(this.view, shown(this.alt.value, stored));
    }
  }

  private async upload(file: File, view: EditorView): Promise<void> {
    const data = new FormData();
    data.set("file", file);
    data.set("alt", this.alt.value.trim());
    this.error.textContent = "";
    this.store.disabled = true;
    announce(say("uploading"));
    try {
      const answer = await fetch(this.form.dataset.upload ?? "", {
        method: "POST",
        body: data,
        headers: { "X-CSRFToken": token(this.form) },
      });
      const said = (await answer.json()) as { markdown?: string; error?: string };
      if (said.markdown === undefined) throw new Refused(said.error);
      this.dialog.close();
      block(view, said.markdown);
      // The list that a cover is chosen from has one more.
      document.body.dispatchEvent(new Event("uploaded"));
    } catch (error) {
      this.error.textContent = around((error instanceof Refused && error.message) || say("notUploaded"), view);
    } finally {
      this.store.disabled = false;
    }
  }

  private get chosen(): HTMLInputElement | null {
    return this.list.querySelector("input:checked");
  }

  /** One of the stored pictures instead of a file; it is seen in the list already. */
  private choose(): void {
    const alt = this.chosen?.dataset.alt ?? "";
    this.input.value = "";
    this.shown.hidden = true;
    if (this.alt.value === "" || this.alt.value === this.offered) this.alt.value = alt;
    this.offered = alt;
  }

  private look(): void {
    const file = this.input.files?.[0];
    this.shown.hidden = !file?.type.startsWith("image/");
    if (file === undefined) return;
    if (this.chosen !== null) this.chosen.checked = false;
    if (this.alt.value === this.offered) this.alt.value = "";
    this.offered = "";
    if (this.shown.hidden) return;
    // A data address: the page's policy lets no other kind of picture in before it is stored.
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      if (this.input.files?.[0] === file) this.shown.src = String(reader.result);
    });
    reader.readAsDataURL(file);
  }

  private find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    return this.dialog.querySelector(selector) as Kind;
  }
}

class Refused extends Error {}

/** What is wrong with a file and, where there are words already, what the bar says of them at this moment. */
function around(error: string, view: EditorView): string {
  const state = document.getElementById("state")?.textContent ?? "";
  return view.state.doc.length === 0 ? error : say("around", { error, state });
}

/** The line that shows a stored picture, as the server writes it. */
function shown(alt: string, url: string): string {
  const words = alt.trim().replace(/\s+/g, " ").replace(/[\\[\]]/g, "\\$&");
  return `![${words}](${url})`;
}
