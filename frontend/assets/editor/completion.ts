// After @ a person, after # a tag: the server knows which there are.
import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";

interface Word {
  value: string;
  label: string;
}

/** Completion of names and tags from the given address. */
export function completion(address: string): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const found = context.matchBefore(/(?:^|[\s(])[@#][\p{L}\d.-]+/u);
    if (found === null) return null;
    const mark = found.text.search(/[@#]/);
    const kind = found.text[mark] === "@" ? "person" : "tag";
    const typed = found.text.slice(mark + 1);
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ kind, q: typed })}`);
      if (!answer.ok) return null;
      const words = (await answer.json()) as Word[];
      const from = found.from + mark;
      return {
        from,
        options: words.map(({ value, label }) => ({
          label: found.text[mark] + value,
          ...(label === value ? {} : { detail: label }),
        })),
        filter: false,
      };
    } catch {
      return null;
    }
  };
  return autocompletion({ override: [source], icons: false, activateOnTypingDelay: 200 });
}
