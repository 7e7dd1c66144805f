// What the server did not do in place is said in place: htmx itself leaves a failed answer unshown.

/** Show a sentence when a request of the page failed, until the next one succeeds. */
export function followFailures(): void {
  const place = document.getElementById("failure");
  if (place === null) return;
  const tell = (words: string | undefined): void => {
    place.textContent = words ?? "";
    place.hidden = words === undefined;
  };
  document.addEventListener("htmx:sendError", () => tell(place.dataset["offline"]));
  document.addEventListener("htmx:timeout", () => tell(place.dataset["offline"]));
  document.addEventListener("htmx:responseError", (event) => {
    const status = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr.status;
    tell(status === 503 ? place.dataset["away"] : status === 403 ? place.dataset["old"] : place.dataset["broken"]);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if ((event as CustomEvent<{ successful: boolean }>).detail.successful) tell(undefined);
  });
}
