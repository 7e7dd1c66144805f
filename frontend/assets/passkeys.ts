// Passkeys: the offer is shown where the browser can keep one, and a refusal is said in words.

/** Unhide what needs passkeys, unless the site is at a bare address, which no passkey can belong to. */
export function followPasskeys(): void {
  const bare = /^[\d.]+$|:/.test(location.hostname);
  if (!("PublicKeyCredential" in window) || bare) return;
  for (const offer of document.querySelectorAll<HTMLElement>("[data-passkey]")) offer.hidden = false;
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const words = document.querySelector<HTMLElement>("[data-passkey-error]");
    if (words !== null) words.hidden = false;
  });
}
