/**
 * Puts a text on the clipboard, and tells whether it is there. Browsers have no `navigator.clipboard` on a page that came over
 * plain HTTP, as many a Grafana does.
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(text);
    }
  }
  return copySelected(text);
}

/** What had the keyboard has it again. */
function copySelected(text: string): boolean {
  const { activeElement } = document;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.focus();
  field.select();
  // It is deprecated in favour of the clipboard, which is not there.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand('copy');
  field.remove();
  if (activeElement instanceof HTMLElement) {
    activeElement.focus({ preventScroll: true });
  }
  return isCopied;
}
