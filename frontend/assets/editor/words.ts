// What the script says: translated on the server, with {…} filled in here.

const element = document.getElementById("editor-words");
const words: Record<string, string> = JSON.parse(element?.textContent ?? "{}");

/** The words under a name, with values put in. */
export function say(name: string, values: Record<string, string | number> = {}): string {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
}

/** A time of day as the reader's language writes it. */
export function clock(at: Date): string {
  return at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Tell people who do not see the page change. */
export function announce(sentence: string): void {
  const place = document.getElementById("announcer");
  if (place !== null) place.textContent = sentence;
}
