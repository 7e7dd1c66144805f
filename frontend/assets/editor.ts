// The editor: CodeMirror over the form's textarea, which stays what is sent. Without this file the page
// is a plain form with the same buttons.
import { closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdown, markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { commands } from "./editor/commands";
import { completion } from "./editor/completion";
import { drop, leftBehind, type Left, live, whenGone } from "./editor/device";
import { field, fill, part, token, written } from "./editor/form";
import { look } from "./editor/look";
import { notice, withdraw } from "./editor/notices";
import { Pictures } from "./editor/pictures";
import { followPreview } from "./editor/preview";
import { Saver } from "./editor/saver";
import { inSight } from "./editor/sight";
import { completeTags } from "./editor/tags";
import { bindings, followToolbar } from "./editor/toolbar";
import { followWindows } from "./editor/windows";
import { announce, clock, say } from "./editor/words";
import { grouped } from "./length";

const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
const WORDS_PER_MINUTE = 230;

const form = document.getElementById("desk");
if (form instanceof HTMLFormElement) start(form);

function start(form: HTMLFormElement): void {
  const source = form.querySelector<HTMLTextAreaElement>("textarea[name=body]");
  const bar = form.querySelector<HTMLElement>("[role=toolbar]");
  const head = form.querySelector<HTMLElement>(".desk-bar");
  if (source === null || bar === null || head === null) return;
  live();
  let view: EditorView | null = null;
  const sync = (): void => {
    if (view !== null) source.value = view.state.doc.toString();
  };
  const saver = new Saver(form, sync, onSaved, onConflict);
  const tell = followWindows(saver.key, {
    twice: () => notice("twice", say("twice")),
    newer: (version) => {
      if (!saver.dirty) notice("newer", say("newer", { n: version }), { words: say("open"), href: place() });
    },
  });
  const preview = followPreview(form, sync, (text, words) => {
    settle(text, words);
    if (view !== null) count(view.state);
  });
  const pictures = new Pictures(form);
  const all = { ...commands, picture: (target: EditorView) => pictures.ask(target) };

  view = edit(source, head, bar);
  form.classList.add("desk-scripted");
  const tags = form.querySelector<HTMLInputElement>("[name=tags]");
  if (tags !== null) completeTags(tags, form.dataset.complete ?? "");
  followToolbar(bar, (command) => void (view !== null && all[command as keyof typeof all]?.(view)));
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => void submitted(event));
  form.querySelector("[name=title]")?.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key !== "Enter") return;
    event.preventDefault();
    view?.focus();
  });
  form.addEventListener("keydown", (event) => {
    const sheet = (event.target as Element).closest<HTMLDetailsElement>("details.choices[open]");
    if (event.key !== "Escape" || sheet === null) return;
    sheet.open = false;
    sheet.querySelector("summary")?.focus();
  });
  window.addEventListener("online", () => void saver.flush());
  const refused = document.getElementById("refused");
  refused?.focus();
  refused?.addEventListener("click", (event) => leadTo(event));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && saver.dirty) void saver.flush();
  });
  window.addEventListener("pagehide", () => saver.leave());
  window.addEventListener("beforeunload", (event) => {
    saver.going = true;
    if (saver.atRisk) event.preventDefault();
  });
  settle(source.value, Number(document.getElementById("count")?.dataset.words));
  count(view.state);
  sync();
  const came = written(form);
  const cameAs = saver.base;
  saver.changed();
  void whenGone(() => void bringBackOwn()).then(bringBack);

  function edit(area: HTMLTextAreaElement, head: HTMLElement, toolbar: HTMLElement): EditorView {
    const made = new EditorView({
      doc: area.value,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.lineWrapping,
        placeholder(area.placeholder),
        inSight(head, toolbar),
        EditorView.contentAttributes.of({
          "aria-label": say("text"),
          "aria-multiline": "true",
          spellcheck: "true",
          autocorrect: "on",
          autocapitalize: "sentences",
        }),
        history(),
        drawSelection(),
        markdown({ base: markdownLanguage }),
        completion(form.dataset.complete ?? ""),
        pictures.extension,
        look,
        keymap.of([
          ...bindings(toolbar, all),
          { key: "Mod-s", run: () => (void saver.flush(), true), preventDefault: true },
          ...completionKeymap,
          ...markdownKeymap,
          ...closeBracketsKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
          if (update.docChanged || update.selectionSet) count(update.state);
        }),
      ],
    });
    area.before(made.dom);
    area.hidden = true;
    return made;
  }

  /** Lead from a line of what is wrong to its field: into the text, or into the sheet that opens. */
  function leadTo(event: MouseEvent): void {
    const hash = (event.target as Element).closest("a")?.hash ?? "";
    const led = document.getElementById(hash.slice(1));
    if (view !== null && led === source) {
      event.preventDefault();
      view.focus();
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main) });
    }
    for (let around = led?.closest("details"); around; around = around.parentElement?.closest("details")) around.open = true;
  }

  function changed(): void {
    if (!saver.dirty) return;
    if (!location.search.includes(saver.key)) window.history.replaceState(null, "", place());
    saver.changed();
    preview();
  }

  function place(): string {
    return `${location.pathname}?draft=${saver.key}`;
  }

  function onSaved(version: number): void {
    withdraw("newer");
    document.getElementById("versions")?.removeAttribute("hidden");
    tell(version);
  }

  /** The way out stands beside "not saved", in the bar that stays in sight. */
  function onConflict(): void {
    const both = document.getElementById("both");
    if (both === null) return;
    both.hidden = false;
    both.onclick = () => sendAs("save");
  }

  /** Send the form to the server as if its button had been pressed without script. */
  function sendAs(button: string): void {
    sync();
    field(form, "csrfmiddlewaretoken").value = token(form);
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    pressed.name = button;
    pressed.value = "1";
    form.append(pressed);
    form.submit();
  }

  async function submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const button = (event.submitter as HTMLButtonElement | null)?.name ?? "save";
    const outcome = await saver.flush();
    if (outcome === "conflict") sendAs("save");
    else if (outcome === "unreachable" && button === "publish") notPublished();
    else if (button === "publish") sendAs("publish");
  }

  function notPublished(): void {
    notice("unpublished", say("notPublished"));
    announce(say("notPublished"));
  }

  /** Words that a page left behind on this device: this draft's go back into the form, others are named. */
  async function bringBack(): Promise<void> {
    const found = await leftBehind(form.dataset.account ?? "");
    for (const left of found) {
      if (left.key === saver.key) continue;
      if (left.saved) {
        drop(left.name);
        continue;
      }
      offer(left);
    }
    takeUp(found);
  }

  /** The same for this draft alone, when another page of it is gone. */
  async function bringBackOwn(): Promise<void> {
    takeUp(await leftBehind(form.dataset.account ?? ""));
  }

  function offer(left: Left): void {
    const title = part(left.text, "title") || say("untitled");
    const time = clock(new Date(left.at));
    notice(left.name, say("kept", { title, time }), { words: say("open"), href: left.place });
  }

  function takeUp(found: Left[]): void {
    const own = found.find((left) => left.key === saver.key);
    if (own === undefined || view === null) return;
    sync();
    const onServer = written(form);
    if (own.text === onServer || (own.saved && own.base <= saver.base)) {
      drop(own.name);
      return;
    }
    // What was written here meanwhile stays: the other words are named, and wait.
    if (onServer !== came || saver.base !== cameAs) {
      offer(own);
      return;
    }
    fill(form, own.text);
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source?.value ?? "" } });
    // Words that were sent and never confirmed did arrive when the page came with them.
    saver.adopt(own.sent === onServer ? Number(field(form, "base").value) : own.base, own.sent === onServer ? null : own.sent);
    drop(own.name);
    notice("restored", say("restored", { time: clock(new Date(own.at)) }));
  }
}

/** How many words of the source readers do not find in the text: marks, addresses of pictures. */
let unseen = 0;

/** Learn from the server how many words it finds in a source, which is what readers are told. */
function settle(text: string, words: number): void {
  unseen = wordsIn(text) - words;
}

function count(state: EditorState): void {
  const place = document.getElementById("count");
  if (place === null) return;
  const { from, to } = state.selection.main;
  const words = Math.max(0, wordsIn(state.doc.toString()) - unseen);
  const minutes = Math.max(1, Math.ceil(words / WORDS_PER_MINUTE));
  const parts = [words === 1 ? say("oneWord") : say("words", { n: grouped(words) }), say("minutes", { n: minutes })];
  if (from !== to) parts.push(say("selected", { n: wordsIn(state.sliceDoc(from, to)) }));
  place.textContent = parts.join(" · ");
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
