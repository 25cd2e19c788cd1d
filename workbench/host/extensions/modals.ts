import { type PluginExtensionOpenModalOptions } from '@grafana/data';

let open: PluginExtensionOpenModalOptions | undefined;
const listeners = new Set<() => void>();

export const openedModal = (): PluginExtensionOpenModalOptions | undefined => open;

/** Opens the dialog of an extension, in place of the one before; `undefined` closes it. */
export function openModal(options: PluginExtensionOpenModalOptions | undefined): void {
  open = options;
  listeners.forEach((listener) => listener());
}

export function onModalChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
