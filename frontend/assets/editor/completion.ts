// After @ a person, after # a tag: the server knows which there are.
import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";

interface Word {
  value: string;
  label: string;
}

/** What the server knows that begins so; nothing where it does not answer. */
export async function named(address: string, kind: "person" | "tag", typed: string): Promise<Word[]> {
  try {
    const answer = await fetch(`${address}?${new URLSearchParams({ kind, q: typed })}`);
    return answer.ok ? ((await answer.json()) as Word[]) : [];
  } catch {
    return [];
  }
}

/** Completion of names and tags from the given address. */
export function completion(address: string): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const found = context.matchBefore(/(?:^|[\s(])[@#][\p{L}\d.-]+/u);
    if (found === null) return null;
    const mark = found.text.search(/[@#]/);
    const kind = found.text[mark] === "@" ? "person" : "tag";
    const typed = found.text.slice(mark + 1);
    const words = await named(address, kind, typed);
    return {
      from: found.from + mark,
      options: words.map(({ value, label }) => ({
        label: found.text[mark] + value,
        ...(label === value ? {} : { detail: label }),
      })),
      filter: false,
    };
  };
  return autocompletion({ override: [source], icons: false, activateOnTypingDelay: 200 });
}
