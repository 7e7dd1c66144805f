// Saving by itself, and saying truthfully what is saved.
//
// Words go to the device at once and to the server a moment later. When an answer does not come, nobody
// knows whether the server has the words: the same words are sent again before newer ones, which the
// server takes for the same save. Nothing here says "saved" before the server has.
import { forget, keep } from "./device";
import { field, part, toSend, token, written } from "./form";
import { announce, clock, say } from "./words";

const PAUSE = 2_000;
const AT_MOST = 8_000;
const RETRIES = [4_000, 8_000, 16_000, 30_000];

export type Outcome = "saved" | "conflict" | "refused" | "unreachable";

export class Saver {
  /** The words the server is known to have as version `base`; null when that is not known. */
  private saved: string | null;
  private sent: string | null = null;
  private running: Promise<Outcome> | null = null;
  private timer = 0;
  private firstChange = 0;
  private failures = 0;
  private kept = true;
  /** The page is about to go: the one that comes may be older than what the server answers here. */
  going = false;
  /** Another window wrote: nothing is sent until a person has chosen. */
  conflict = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly sync: () => void,
    private readonly onSaved: (version: number) => void,
    private readonly onConflict: () => void,
  ) {
    this.saved = form.dataset.clean === "yes" ? this.now() : null;
  }

  get key(): string {
    return field(this.form, "key").value;
  }

  get base(): number {
    return Number(field(this.form, "base").value);
  }

  /** Whether the server lacks something that stands on the page. */
  get dirty(): boolean {
    return this.now() !== this.saved;
  }

  /** Whether closing the page now would lose words. */
  get atRisk(): boolean {
    return this.dirty && !this.kept;
  }

  /** Words from the device are on the page now: what the server has of them is not known. */
  adopt(base: number, sent: string | null): void {
    field(this.form, "base").value = String(base);
    this.sent = sent;
    this.saved = null;
    this.changed(0);
  }

  /** Something was typed or chosen: keep it here, and send it after a pause. */
  changed(pause = PAUSE): void {
    if (!this.dirty) return;
    this.going = false;
    if (this.blank) {
      forget(this.account, this.key);
      return;
    }
    this.keepHere();
    if (this.conflict) return;
    this.show("typing");
    this.firstChange ||= Date.now();
    const longest = this.firstChange + AT_MOST - Date.now();
    this.later(Math.max(0, Math.min(pause, longest)));
  }

  /** Send what is not saved, now. */
  async flush(): Promise<Outcome> {
    for (;;) {
      const outcome = await (this.running ?? this.send());
      if (outcome !== "saved" || !this.dirty) return outcome;
    }
  }

  /** The page goes away: the device has the words, and the server gets them if it can. */
  leave(): void {
    if (!this.dirty || this.conflict || this.blank) return;
    this.sent ??= this.now();
    this.keepHere();
    navigator.sendBeacon(this.form.dataset.save ?? "", toSend(this.form, this.sent));
  }

  /** A draft begins with its first word; settings alone make none. */
  private get blank(): boolean {
    const text = this.now();
    return this.base === 0 && !part(text, "title").trim() && !part(text, "body").trim();
  }

  private now(): string {
    this.sync();
    return written(this.form);
  }

  private keepHere(): void {
    const { key, base, sent } = this;
    const place = `${location.pathname}?draft=${key}`;
    const text = this.now();
    this.kept = keep(this.account, { key, place, base, text, sent, saved: text === this.saved, at: Date.now() });
  }

  private get account(): string {
    return this.form.dataset.account ?? "";
  }

  private later(pause: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), pause);
  }

  private send(): Promise<Outcome> {
    if (this.conflict) return Promise.resolve("conflict");
    if (!this.dirty) return Promise.resolve("saved");
    if (this.blank) return Promise.resolve("refused");
    window.clearTimeout(this.timer);
    this.running = this.post().finally(() => (this.running = null));
    return this.running;
  }

  private async post(): Promise<Outcome> {
    const text = (this.sent ??= this.now());
    this.firstChange = 0;
    this.keepHere();
    this.show("saving");
    let answer: Response;
    try {
      answer = await fetch(this.form.dataset.save ?? "", {
        method: "POST",
        body: toSend(this.form, text),
        headers: { "X-CSRFToken": token(this.form), Accept: "application/json" },
      });
    } catch {
      return this.unreachable();
    }
    if (answer.status >= 500) return this.unreachable();
    const said = (await answer.json().catch(() => ({}))) as { version?: number; at?: string; error?: string };
    this.failures = 0;
    this.sent = null;
    if (answer.ok && said.version !== undefined) return this.accepted(text, said.version, said.at);
    if (answer.status === 409) return this.conflicted(said.version ?? 0);
    this.keepHere();
    this.bad("refused", { why: said.error ?? `${answer.status} ${answer.statusText}.` });
    return "refused";
  }

  private accepted(text: string, version: number, at?: string): Outcome {
    this.saved = text;
    field(this.form, "base").value = String(version);
    this.onSaved(version);
    if (this.dirty) {
      this.changed();
    } else {
      if (this.going) this.keepHere();
      else forget(this.account, this.key);
      this.show("saved", { n: version, time: clock(at === undefined ? new Date() : new Date(at)) });
    }
    return "saved";
  }

  private conflicted(version: number): Outcome {
    this.conflict = true;
    this.keepHere();
    this.bad(version > 0 ? "conflict" : "gone");
    this.onConflict();
    return "conflict";
  }

  private unreachable(): Outcome {
    this.keepHere();
    this.later(RETRIES[Math.min(this.failures++, RETRIES.length - 1)] ?? PAUSE);
    this.bad(navigator.onLine ? "unreachable" : "offline");
    return "unreachable";
  }

  private bad(name: string, values: Record<string, string> = {}): void {
    this.show(this.kept ? name : "nowhere", values, true);
  }

  private show(name: string, values: Record<string, string | number> = {}, bad = false): void {
    const place = document.getElementById("state");
    if (place === null) return;
    // While words wait on the device, "writing" and "saving" would hide that they do.
    if (this.failures > 0 && (name === "typing" || name === "saving")) return;
    place.textContent = say(name, values);
    const line = place.parentElement as HTMLElement;
    if (bad) line.dataset.bad = "";
    else delete line.dataset.bad;
    if (line.dataset.said !== name && (bad || (name === "saved" && line.dataset.said !== undefined))) {
      announce(place.textContent);
    }
    if (bad || name === "saved") line.dataset.said = name;
  }
}
