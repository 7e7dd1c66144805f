// The form as a value: everything that was typed and chosen, to compare, to keep and to fill in again.

// Neither words nor choices: what ties the form to its draft, and which button sent it.
const TECHNICAL = new Set(["csrfmiddlewaretoken", "key", "base", "article", "publish", "save", "preview"]);

/** What was typed and chosen, as one string that is equal when it is the same. */
export function written(form: HTMLFormElement): string {
  const entries = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !TECHNICAL.has(name));
  return JSON.stringify(entries);
}

/** The form to send, with other words than it holds now when they are given. */
export function toSend(form: HTMLFormElement, text: string): FormData {
  const data = new FormData();
  for (const name of ["key", "base", "article"]) data.set(name, field(form, name).value);
  data.set("csrfmiddlewaretoken", token(form));
  for (const [name, value] of JSON.parse(text) as [string, string][]) data.append(name, value);
  return data;
}

/** Put words back into the form. */
export function fill(form: HTMLFormElement, text: string): void {
  const entries = JSON.parse(text) as [string, string][];
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)) continue;
    if (control.name === "" || TECHNICAL.has(control.name) || control.type === "file") continue;
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control instanceof HTMLSelectElement && control.multiple) {
      for (const option of control.options) option.selected = values.includes(option.value);
    } else if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) {
      control.checked = values.includes(control.value);
    } else if (values[0] !== undefined) {
      control.value = values[0];
    }
  }
}

/** One value of kept words. */
export function part(text: string, name: string): string {
  return (JSON.parse(text) as [string, string][]).find(([each]) => each === name)?.[1] ?? "";
}

/** A hidden field of the form. */
export function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

/** The token against forged requests: the cookie's, which is newer after a new log-in elsewhere. */
export function token(form: HTMLFormElement): string {
  const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  return cookie?.[1] ?? field(form, "csrfmiddlewaretoken").value;
}
