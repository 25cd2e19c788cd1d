/**
 * Lets `@grafana/data` load in plain Node: it listens to a window while it loads, and a library of its own changes the
 * history. A function is no window to the libraries that look for a document. To be imported before anything of Grafana's.
 */
Object.assign(globalThis, {
  window: Object.assign(() => undefined, { addEventListener: () => undefined, history: {} }),
});
