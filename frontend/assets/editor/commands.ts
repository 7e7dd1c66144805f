// What the toolbar's buttons do to the text; pressing one again takes it back where that makes sense.
import { EditorSelection, type EditorState, type TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { say } from "./words";

export type Command = (view: EditorView) => boolean;

export const commands: Record<string, Command> = {
  bold: (view) => around(view, "**", say("bold")),
  italic: (view) => around(view, "*", say("italic")),
  code: (view) => (spansLines(view.state) ? fenced(view) : around(view, "`", say("code"))),
  heading: (view) => before(view, () => "## ", /^#{1,6} /),
  quote: (view) => before(view, () => "> ", /^> ?/),
  list: (view) => before(view, () => "- ", /^[-*+] /),
  numbers: (view) => before(view, (place) => `${place + 1}. `, /^\d+[.)] /),
  link,
  table: (view) => block(view, table()),
  footnote,
};

/** Put a block of its own lines at the selection, and the caret behind the blank line that ends it. */
export function block(view: EditorView, text: string): boolean {
  const { from, to } = view.state.selection.main;
  const insert = `${blankLine(view.state.sliceDoc(0, from))}${text}\n\n`;
  return done(view, { changes: { from, to, insert }, selection: { anchor: from + insert.length } });
}

/** What a text lacks of a blank line at its end; nothing where it is empty. */
function blankLine(text: string): string {
  if (text === "") return "";
  return "\n".repeat(Math.max(0, 2 - (/\n*$/.exec(text)?.[0].length ?? 0)));
}

function around(view: EditorView, mark: string, filler: string): boolean {
  const spec = view.state.changeByRange((range) => {
    const { from, to } = range;
    const size = mark.length;
    const inside = view.state.sliceDoc(from - size, from) === mark && view.state.sliceDoc(to, to + size) === mark;
    if (inside) {
      return {
        changes: [{ from: from - size, to: from }, { from: to, to: to + size }],
        range: EditorSelection.range(from - size, to - size),
      };
    }
    const words = range.empty ? filler : view.state.sliceDoc(from, to);
    return {
      changes: { from, to, insert: mark + words + mark },
      range: EditorSelection.range(from + size, from + size + words.length),
    };
  });
  return done(view, spec);
}

function before(view: EditorView, mark: (place: number) => string, known: RegExp): boolean {
  const { from, to } = view.state.selection.main;
  const first = view.state.doc.lineAt(from).number;
  const last = view.state.doc.lineAt(to).number;
  const lines = Array.from({ length: last - first + 1 }, (_, place) => view.state.doc.line(first + place));
  const marked = lines.every((line) => known.test(line.text));
  const changes = lines.map((line, place) => {
    const old = known.exec(line.text)?.[0].length ?? 0;
    return { from: line.from, to: line.from + old, insert: marked ? "" : mark(place) };
  });
  const mapped = view.state.changes(changes);
  return done(view, { changes, selection: EditorSelection.range(mapped.mapPos(from, 1), mapped.mapPos(to, 1)) });
}

function link(view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  const chosen = view.state.sliceDoc(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  const words = chosen === "" || isAddress ? say("link") : chosen;
  const address = isAddress ? chosen : "https://";
  const start = isAddress ? from + 1 : from + words.length + 3;
  return done(view, {
    changes: { from, to, insert: `[${words}](${address})` },
    selection: EditorSelection.range(start, start + (isAddress ? words.length : address.length)),
  });
}

function fenced(view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  const start = view.state.doc.lineAt(from).from;
  const end = view.state.doc.lineAt(to).to;
  const insert = `\`\`\`\n${view.state.sliceDoc(start, end)}\n\`\`\``;
  return done(view, { changes: { from: start, to: end, insert }, selection: { anchor: start + 3 } });
}

function footnote(view: EditorView): boolean {
  const text = view.state.doc.toString();
  const taken = [...text.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]));
  const number = Math.max(0, ...taken) + 1;
  const at = view.state.selection.main.to;
  const end = view.state.doc.length;
  const words = say("note");
  const mark = `[^${number}]`;
  // Directly under a table the definition would be a row of it, and under words a part of them.
  const note = `${blankLine(at === end ? text + mark : text)}[^${number}]: `;
  const start = end + mark.length + note.length;
  return done(view, {
    changes: [{ from: at, insert: mark }, { from: end, insert: note + words }],
    selection: EditorSelection.range(start, start + words.length),
  });
}

function table(): string {
  const column = say("column");
  const cell = say("cell");
  return `| ${column} | ${column} |\n|---|---|\n| ${cell} | ${cell} |\n| ${cell} | ${cell} |`;
}

function spansLines(state: EditorState): boolean {
  const { from, to } = state.selection.main;
  return state.doc.lineAt(from).number !== state.doc.lineAt(to).number;
}

function done(view: EditorView, spec: TransactionSpec): boolean {
  view.dispatch({ ...spec, scrollIntoView: true, userEvent: "input" });
  view.focus();
  return true;
}
