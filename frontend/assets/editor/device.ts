// What only this device has: words that the server has not confirmed yet, kept until it has.
//
// Each page writes under a name of its own and holds a lock of that name while it lives. Words whose
// lock nobody holds were left behind by a page that is gone: closed, crashed, or out of power.

const PREFIX = "inkwell:draft";
const page = crypto.randomUUID();

export interface Left {
  /** Where in the storage it is. */
  name: string;
  key: string;
  /** Where the text is written. */
  place: string;
  base: number;
  text: string;
  /** Words that were sent and not confirmed: the server may have them, as the version after `base`. */
  sent: string | null;
  /** Whether the server has them, as the version `base`. */
  saved: boolean;
  at: number;
}

/** Hold this page's lock for as long as the page lives. */
export function live(): void {
  void navigator.locks?.request(`${PREFIX}:${page}`, () => new Promise(() => undefined));
}

/** Keep words; false when the device refuses them. */
export function keep(account: string, left: Omit<Left, "name">): boolean {
  try {
    localStorage.setItem(`${PREFIX}:${account}:${left.key}:${page}`, JSON.stringify(left));
    return true;
  } catch {
    return false;
  }
}

/** Forget this page's words: the server has them. */
export function forget(account: string, key: string): void {
  drop(`${PREFIX}:${account}:${key}:${page}`);
}

/** Forget words by where they are. */
export function drop(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

/** Call back whenever a page that lives now is gone: the one that this came in place of may outlive the change. */
export async function whenGone(then: () => void): Promise<void> {
  for (const lock of await owners()) {
    // Shared, so that a window which waits as well is no owner to the others.
    void navigator.locks.request(lock, { mode: "shared" }, () => undefined).then(then);
  }
}

/** An account's words that no living page holds, the newest first. */
export async function leftBehind(account: string): Promise<Left[]> {
  const held = new Set(await owners());
  const found: Left[] = [];
  for (const name of names(`${PREFIX}:${account}:`)) {
    const owner = name.slice(name.lastIndexOf(":") + 1);
    if (owner === page || held.has(`${PREFIX}:${owner}`)) continue;
    try {
      found.push({ ...(JSON.parse(localStorage.getItem(name) ?? "") as Left), name });
    } catch {
      drop(name);
    }
  }
  return found.sort((one, other) => other.at - one.at);
}

/** The locks of pages that live. */
async function owners(): Promise<string[]> {
  const held = (await navigator.locks?.query())?.held ?? [];
  const names = held.filter((lock) => lock.mode === "exclusive").map((lock) => lock.name ?? "");
  return names.filter((name) => name.startsWith(`${PREFIX}:`) && name !== `${PREFIX}:${page}`);
}

function names(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
