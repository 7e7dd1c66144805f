// The editor, small: the same one over a field for an answer, which stays what is sent.
import { completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdown, markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { commands } from "./editor/commands";
import { completion } from "./editor/completion";
import { look } from "./editor/look";
import { bindings } from "./editor/toolbar";
import { WISH, type Wish } from "./tools";

const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
const views = new Map<HTMLTextAreaElement, EditorView>();

document.addEventListener(WISH, (event) => {
  const wish = (event as CustomEvent<Wish>).detail;
  const view = views.get(wish.area) ?? edit(wish);
  if (wish.command === "") startCompletion(view);
  else commands[wish.command]?.(view);
});

// A page out of the browser's memory: its fields may hold other words than its editors.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const [area, view] of views) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: area.value } });
  }
});

function edit({ area, bar, complete }: Wish): EditorView {
  const view = new EditorView({
    doc: area.value,
    selection: { anchor: area.selectionStart, head: area.selectionEnd },
    extensions: [
      EditorView.cspNonce.of(nonce),
      EditorView.lineWrapping,
      EditorView.editorAttributes.of({ class: "answer-editor" }),
      EditorView.contentAttributes.of({
        "aria-label": area.labels[0]?.textContent ?? "",
        "aria-describedby": area.getAttribute("aria-describedby") ?? "",
        "aria-multiline": "true",
        spellcheck: "true",
        autocorrect: "on",
        autocapitalize: "sentences",
      }),
      history(),
      drawSelection(),
      markdown({ base: markdownLanguage }),
      completion(complete),
      look,
      keymap.of([
        ...bindings(bar, commands),
        ...completionKeymap,
        ...markdownKeymap,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        area.value = update.state.doc.toString();
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    ],
  });
  area.before(view.dom);
  area.hidden = true;
  // A field out of sight cannot be asked for; the server says that words are missing.
  area.required = false;
  views.set(area, view);
  view.focus();
  return view;
}
