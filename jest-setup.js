import './.config/jest-setup';
import { setupJestCanvasMock } from 'jest-canvas-mock';

// The scaffold replaces getContext by a no-op, which the flame graph cannot draw on.
setupJestCanvasMock();

// Every browser that Grafana supports has it; jsdom does not.
AbortSignal.prototype.throwIfAborted ??= function throwIfAborted() {
  if (this.aborted) {
    throw this.reason;
  }
};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
