// Another amount than those that are offered: who writes one has chosen it.

/** Let writing an amount choose the answer beside the offered ones, where a form has it. */
export function followTips(): void {
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.name !== "amount") return;
    const other = field.form?.querySelector<HTMLInputElement>('input[name="preset"][value=""]');
    if (other && field.value.trim() !== "") other.checked = true;
  });
}
