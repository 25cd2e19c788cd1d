import './.config/jest-setup';
import { configure } from '@testing-library/react';
import { setupJestCanvasMock } from 'jest-canvas-mock';

// The scaffold replaces getContext by a no-op, which the flame graph cannot draw on.
setupJestCanvasMock();

// What is waited for comes; on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 });

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
