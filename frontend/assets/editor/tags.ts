// Tags as they are typed into the settings of a text: the browser's own list offers the last word whole.
import { named } from "./completion";

const PAUSE = 200;

/** Fill the list of the field from the given address; without this script it is a plain field. */
export function completeTags(field: HTMLInputElement, address: string): void {
  const list = document.createElement("datalist");
  list.id = `${field.id}-list`;
  field.after(list);
  field.setAttribute("list", list.id);
  let timer = 0;
  let asked = "";

  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void offer(), PAUSE);
  });

  async function offer(): Promise<void> {
    const [, before = "", mark = "", typed = ""] = /^(.*?)(#?)([^\s,#]*)$/su.exec(field.value) ?? [];
    if (typed === "" || typed === asked) return;
    asked = typed;
    const words = await named(address, "tag", typed);
    // Meanwhile more may have been typed.
    if (typed !== asked) return;
    list.replaceChildren(...words.map(({ value }) => new Option("", before + mark + value)));
  }
}
