// How the source looks: one theme made of the page's own colours, so that it follows light and dark.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": { color: "var(--color-base-content)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.65", overflow: "visible" },
  ".cm-content": { padding: "1rem 0", caretColor: "var(--color-primary)" },
  "&.cm-focused .cm-content": { outline: "none" },
  ".cm-placeholder": { color: "var(--color-soft)" },
  ".cm-line": { padding: "0 2px" },
  ".cm-cursor": { borderLeftColor: "var(--color-primary)", borderLeftWidth: "2px" },
  // The library's own colour is for a light page alone.
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in oklab, var(--color-primary) 30%, transparent)",
  },
  ".cm-tooltip": {
    background: "var(--color-base-200)",
    border: "1px solid var(--color-base-300)",
    borderRadius: "0.5rem",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-sans)", fontSize: "0.9375rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.6rem 0.9rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--color-primary)",
    color: "var(--color-primary-content)",
  },
});

const marks = HighlightStyle.define([
  { tag: tags.heading1, fontWeight: "600", fontSize: "1.45em", lineHeight: "1.3" },
  { tag: tags.heading2, fontWeight: "600", fontSize: "1.25em", lineHeight: "1.3" },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: "600" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.quote, color: "var(--soft)" },
  { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "0.85em" },
  { tag: [tags.link, tags.labelName], color: "var(--color-primary)" },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.url, tags.meta], color: "var(--soft)" },
]);

export const look: Extension = [theme, syntaxHighlighting(marks)];
