import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Size {
  /** Without the scrollbar, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** The room inside an element, which follows its size and the zoom of the browser. */
export function useSize(element: RefObject<HTMLElement>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0, pixelRatio: 1 });
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) {
      return undefined;
    }
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = target;
      const pixelRatio = window.devicePixelRatio || 1;
      setSize((now) =>
        now.width === width && now.height === height && now.pixelRatio === pixelRatio
          ? now
          : { width, height, pixelRatio }
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    const otherScreen = window.matchMedia(`(resolution: ${size.pixelRatio}dppx)`);
    otherScreen.addEventListener('change', measure);
    return () => {
      observer.disconnect();
      otherScreen.removeEventListener('change', measure);
    };
  }, [element, size.pixelRatio]);
  return size;
}
