// Sharing a text: the device's own sheet where there is one, else the address is copied. Without script the link is the address.

/** Let every share link open the device's sheet or copy its address. */
export function followShares(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-share]") : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void share(link);
  });
}

async function share(link: HTMLAnchorElement): Promise<void> {
  if ("share" in navigator) {
    // Who closes the sheet without choosing has decided; nothing failed.
    await navigator.share({ title: link.dataset.share, url: link.href }).catch(() => undefined);
    return;
  }
  try {
    await (navigator as Navigator).clipboard.writeText(link.href);
  } catch {
    // Refused by the person or the browser, or not there: pages without TLS have no clipboard.
    offer(link);
    return;
  }
  const announcer = document.getElementById("announcer");
  if (announcer !== null) announcer.textContent = link.dataset.shared ?? "";
  link.lastChild!.textContent = link.dataset.shared ?? "";
}

/** Show the address in its field, selected, to be copied by hand. */
function offer(link: HTMLAnchorElement): void {
  const label = link.nextElementSibling as HTMLLabelElement;
  const field = label.querySelector("input")!;
  field.value = link.href;
  label.hidden = false;
  field.select();
}
