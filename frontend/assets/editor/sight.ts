// Where the text can be seen: between the bars that stay at the top of the page and the phone's bar at its foot.
// The library's own margins would also keep the list of completions off the first and the last lines of a text.
import type { Extension } from "@codemirror/state";
import { EditorView, tooltips } from "@codemirror/view";

/** Between the line that is written and a bar. */
const AIR = 16;

/** Keep the written line and the list of completions clear of the bars; the toolbar stays under the form's own bar. */
export function inSight(bar: HTMLElement, toolbar: HTMLElement): Extension {
  const foot = document.querySelector<HTMLElement>(".bottom-bar");
  const watch = new ResizeObserver(() => {
    toolbar.style.top = `${bar.offsetHeight}px`;
  });
  watch.observe(bar);

  const seen = (): { top: number; bottom: number } => ({
    top: bar.offsetHeight + toolbar.offsetHeight,
    bottom: document.documentElement.clientHeight - (foot?.offsetHeight ?? 0),
  });
  return [
    tooltips({ tooltipSpace: () => ({ left: 0, right: document.documentElement.clientWidth, ...seen() }) }),
    EditorView.scrollHandler.of((view, range) => {
      // Where the line stands cannot be asked for before the library has drawn it.
      view.requestMeasure({
        read: () => distance(view.coordsAtPos(Math.min(range.head, view.state.doc.length), range.assoc || 1), seen()),
        write: (pixels) => window.scrollBy(0, pixels),
      });
      return false;
    }),
  ];
}

/** How far the page has to go down for a line to be seen; 0 where it is. */
function distance(line: { top: number; bottom: number } | null, { top, bottom }: { top: number; bottom: number }): number {
  if (line === null) return 0;
  if (line.top < top + AIR) return line.top - top - AIR;
  return Math.max(0, line.bottom - bottom + AIR);
}
