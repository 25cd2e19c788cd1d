/** Whether callbacks of a frame are running: what they paint is in its picture. */
let isInFrame = false;
const { requestAnimationFrame: request } = window;
window.requestAnimationFrame = (callback) =>
  request((time) => {
    isInFrame = true;
    try {
      callback(time);
    } finally {
      isInFrame = false;
    }
  });

interface Clearing {
  readonly canvas: HTMLCanvasElement;
  /** Whether the picture of a frame has come since. */
  isShown: boolean;
}

let clearings: Clearing[] = [];
const { clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...area): void {
  clearings.push({ canvas: this.canvas, isShown: isInFrame });
  clearRect.apply(this, area);
};

/**
 * Both flame graphs clear their canvas once for each painting: answers whether one that came since the last call of
 * `forgetPaintings` is on the screen. What is painted between two frames is so with the second of them only.
 */
export const isPainted = (selector: string): boolean =>
  clearings.some(({ canvas, isShown }) => isShown && canvas.matches(selector));

export const forgetPaintings = (): void => {
  clearings = [];
};

/** Ends with the work of the next frame: its callbacks, styles, layout and painting. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      clearings.forEach((clearing) => (clearing.isShown = true));
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });

const PATIENCE_MILLIS = 60_000;

/** Milliseconds from `start` to the end of the first frame after which something holds. */
export async function frameWhere(start: number, holds: () => boolean): Promise<number> {
  do {
    await nextFrame();
    if (holds()) {
      return performance.now() - start;
    }
  } while (performance.now() - start < PATIENCE_MILLIS);
  throw new Error('nothing is painted within a minute');
}
