import './.config/jest-setup';
import { setupJestCanvasMock } from 'jest-canvas-mock';

// The scaffold replaces getContext by a no-op, which the flame graph cannot draw on.
setupJestCanvasMock();
