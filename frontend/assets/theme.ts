// The theme switch: the form posts to the server without script; with it the page changes at once.

/** Let a click on a theme button change the page in place and remember the choice in the same cookie. */
export function followTheme(): void {
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button.name !== "theme") return;
    event.preventDefault();
    choose(button.value);
    for (const other of button.parentElement?.querySelectorAll("button[name=theme]") ?? []) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  });
}

function choose(theme: string): void {
  const root = document.documentElement;
  if (theme === "system") {
    delete root.dataset.theme;
    document.cookie = "theme=; path=/; max-age=0; samesite=lax";
  } else {
    root.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  }
}
