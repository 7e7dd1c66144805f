// The service worker: shows a piece of news on the device and opens its page. It keeps nothing and
// answers no request of the site, so every page comes from where it came before.

interface Waiting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Pushed extends Waiting {
  readonly data: { json(): unknown } | null;
}
interface Pressed extends Waiting {
  readonly notification: Notification;
}
interface Tab {
  readonly url: string;
  focus(): Promise<unknown>;
}
interface Worker {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(wanted: { type: "window"; includeUncontrolled: boolean }): Promise<Tab[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(name: "push", listen: (event: Pushed) => void): void;
  addEventListener(name: "notificationclick", listen: (event: Pressed) => void): void;
}
interface News {
  readonly title: string;
  readonly url: string;
  readonly tag: string;
  readonly lang: string;
}

const worker = self as unknown as Worker;

worker.addEventListener("push", (event) => {
  const news = event.data?.json() as News | undefined;
  if (news === undefined) return;
  const { title, tag, lang, url } = news;
  event.waitUntil(worker.registration.showNotification(title, { tag, lang, data: url, icon: "/blot/inkwell.svg" }));
});

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(visit(new URL(String(event.notification.data), location.origin)));
});

/** Show a page of this site: in the tab that has it already, or in a new one. */
async function visit(page: URL): Promise<void> {
  if (page.origin !== location.origin) return;
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = tabs.find((tab) => tab.url === page.href);
  await (shown === undefined ? worker.clients.openWindow(page.href) : shown.focus());
}

export {};
