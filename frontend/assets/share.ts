// Sharing a text: the device's own sheet where there is one, else the address is copied. Without script the link is the address.

/** Let every share link open the device's sheet or copy its address. */
export function followShares(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-share]") : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!("share" in navigator) && (navigator as Navigator).clipboard === undefined) return;
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
  await (navigator as Navigator).clipboard.writeText(link.href);
  const announcer = document.getElementById("announcer");
  if (announcer !== null) announcer.textContent = link.dataset.shared ?? "";
  link.lastChild!.textContent = link.dataset.shared ?? "";
}
