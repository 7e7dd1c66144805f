// Pictures by button, paste or drop: what a picture shows is asked for before it is stored.
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
  private readonly store = this.find<HTMLButtonElement>("[data-act=store]");
  private waiting: File[] = [];
  private view: EditorView | null = null;

  constructor(private readonly form: HTMLFormElement) {
    this.store.addEventListener("click", () => void this.upload());
    this.input.addEventListener("change", () => this.look());
    this.dialog.addEventListener("close", () => {
      const next = this.waiting.shift();
      if (next !== undefined && this.view !== null) this.ask(this.view, next);
      else this.view?.focus();
    });
  }

  /** Ask for a picture, or for the description of one. */
  ask(view: EditorView, file?: File): boolean {
    this.view = view;
    this.error.textContent = "";
    this.alt.value = "";
    this.input.value = "";
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

  /** Take pictures that are pasted or dropped into the text. */
  get extension(): Extension {
    const take = (data: DataTransfer | null, event: Event, view: EditorView): boolean => {
      const [first, ...rest] = [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
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

  private async upload(): Promise<void> {
    const file = this.input.files?.[0];
    if (file === undefined || this.view === null) {
      this.input.focus();
      return;
    }
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
      block(this.view, said.markdown);
    } catch (error) {
      this.error.textContent = (error instanceof Refused && error.message) || say("notUploaded");
    } finally {
      this.store.disabled = false;
    }
  }

  private look(): void {
    const file = this.input.files?.[0];
    this.shown.hidden = file === undefined;
    if (file === undefined) return;
    // A data address: the page's policy lets no other kind of picture in before it is stored.
    const reader = new FileReader();
    reader.addEventListener("load", () => (this.shown.src = String(reader.result)));
    reader.readAsDataURL(file);
  }

  private find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    return this.dialog.querySelector(selector) as Kind;
  }
}

class Refused extends Error {}
