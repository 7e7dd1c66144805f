// News on this device. The browser's question is asked after a press on the page that explains it,
// never by itself; the site learns of the answer by a form, so it answers with a page as always.

const OWNER = "news-of";

/** Offer the buttons where a browser can be told, and forget a device that changed hands. */
export function followDevices(): void {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return;
  void leaveToOthers(document.body.dataset["account"]);
  const offer = document.querySelector<HTMLElement>("[data-device]");
  if (offer !== null) void show(offer);
}

/** Who logs out, or another who logs in, is not shown news of the one before. */
async function leaveToOthers(account: string | undefined): Promise<void> {
  const owner = localStorage.getItem(OWNER);
  if (account === undefined || owner === null || owner === account) return;
  await (await subscription())?.unsubscribe();
  localStorage.removeItem(OWNER);
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function show(offer: HTMLElement): Promise<void> {
  const known = localStorage.getItem(OWNER) === null ? null : await subscription();
  const [come, go] = [part<HTMLFormElement>(offer, "come"), part<HTMLFormElement>(offer, "go")];
  come.hidden = known !== null;
  go.hidden = known === null;
  offer.hidden = false;
  come.addEventListener("submit", (event) => {
    event.preventDefault();
    subscribe(come, offer.dataset["device"] ?? "").catch(() => say(offer, "failed"));
  });
  go.addEventListener("submit", (event) => {
    event.preventDefault();
    void unsubscribe(go);
  });

  async function subscribe(form: HTMLFormElement, key: string): Promise<void> {
    if ((await Notification.requestPermission()) !== "granted") return say(offer, "denied");
    await navigator.serviceWorker.register("/push.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    const made = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
    fill(form, { endpoint: made.endpoint, p256dh: made.keys?.["p256dh"], auth: made.keys?.["auth"] });
    localStorage.setItem(OWNER, document.body.dataset["account"] ?? "");
    form.submit();
  }
}

async function unsubscribe(form: HTMLFormElement): Promise<void> {
  const known = await subscription();
  fill(form, { endpoint: known?.endpoint });
  await known?.unsubscribe();
  localStorage.removeItem(OWNER);
  form.submit();
}

function fill(form: HTMLFormElement, values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value ?? "";
  }
}

function say(offer: HTMLElement, why: "denied" | "failed"): void {
  for (const words of offer.querySelectorAll<HTMLElement>("[data-why]")) words.hidden = words.dataset["why"] !== why;
}

function part<Kind extends HTMLElement>(offer: HTMLElement, name: string): Kind {
  return offer.querySelector<Kind>(`[data-part="${name}"]`)!;
}
