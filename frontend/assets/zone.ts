// The browser's time zone, for the form of the first visit; without script times are in UTC.

/** Fill in the hidden field that asks for it. */
export function followTimeZone(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-time-zone]");
  if (field !== null) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
