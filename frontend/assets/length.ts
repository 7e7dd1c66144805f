// How long the words of a field are, where that comes near to what is taken. Nothing is cut: the server says what is too
// much and gives the words back.

/** Say on a line how many of the characters that it names are used, and how many are too many. Returns a recount. */
export function followLength(area: HTMLTextAreaElement, line: HTMLElement): () => void {
  const most = Number(line.dataset.most);
  const count = (): void => {
    // A sign outside the first plane is two units here and one character to people and to the server.
    const used = area.value.length < most * NEAR ? 0 : [...area.value].length;
    const over = used > most;
    const words = over ? line.dataset.over : line.dataset.nearly;
    line.hidden = used < most * NEAR;
    line.textContent = (words ?? "").replace("{n}", grouped(over ? used - most : used));
    line.classList.toggle("errorlist", over);
    if (over === (area.getAttribute("aria-invalid") === "true")) return;
    area.setAttribute("aria-invalid", String(over));
    const announcer = document.getElementById("announcer");
    if (over && announcer !== null) announcer.textContent = line.textContent;
  };
  count();
  area.addEventListener("input", count);
  return count;
}

/** From this part of what is taken on the line is shown. */
const NEAR = 0.9;

/** Digits in groups of three, as the pages write them. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
