/** Ends with the work of the next frame: its callbacks, styles, layout and painting. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
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

let cleared: HTMLCanvasElement[] = [];
const { clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...area): void {
  cleared.push(this.canvas);
  clearRect.apply(this, area);
};

/** Both flame graphs clear their canvas once for each painting: answers whether one has since the last call of `forget`. */
export const isPainted = (selector: string): boolean => cleared.some((canvas) => canvas.matches(selector));

export const forgetPaintings = (): void => {
  cleared = [];
};
