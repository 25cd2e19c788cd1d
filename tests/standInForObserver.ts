/** jsdom has none, and the list of a Combobox shows shadows where it can be scrolled. */
export function standInForObserver(): void {
  globalThis.IntersectionObserver = class {
    observe = (): void => undefined;
    unobserve = (): void => undefined;
    disconnect = (): void => undefined;
  } as unknown as typeof IntersectionObserver;
}
