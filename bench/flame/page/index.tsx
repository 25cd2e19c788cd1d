import { type FlameTree } from '../../../src/profile/flameTree';
import { layOut } from '../../../src/panel/flame/layout/flameLayout';
import { forgetPaintings, frameWhere, isPainted, nextFrame } from './frames';
import { OURS } from './ours';
import { type PageApi, type Side } from './pageApi';
import { paintFile } from './paintFile';
import { treeOf } from './shapes';
import { Stand } from './stand';
import { THEIRS } from './theirs';
import { find, pixelOf, type Place, point, type View } from './view';

const VIEWS: Readonly<Record<Side, View>> = { ours: OURS, theirs: THEIRS };
/** As long as this nothing is painted when a flight is over. */
const STILL_FRAMES = 4;

/** By then a view that waits for a profile has all that it can have without. */
const FRAMES_TO_REST = 20;

const stand = new Stand();
let tree: FlameTree | undefined;
let shot: (() => void) | undefined;

/** The heaviest row with at most half of the whole, below the first level. */
function heaviestHalf(of: FlameTree): Place | undefined {
  const { order, left, right, level, weight, total } = layOut(of);
  let best = -1;
  for (let at = 0; at < order.length; at++) {
    const row = order[at];
    if (level[row] < 30 && weight[row] <= total / 2 && (best < 0 || weight[row] > weight[order[best]])) {
      best = at;
    }
  }
  return best < 0 ? undefined : { level: level[order[best]], across: (left[best] + right[best]) / 2 / total };
}

const shoot = (): number => {
  forgetPaintings();
  performance.clearMarks();
  const start = performance.mark('shot').startTime;
  shot?.();
  return start;
};

const api: PageApi = {
  prepare: (shape) => {
    stand.unmount();
    tree = treeOf(shape);
  },
  mount: async (side) => {
    const element = VIEWS[side].element(tree ?? treeOf({ kind: 'service', nodes: 1000 }));
    await nextFrame();
    return stand.mount(VIEWS[side], element);
  },
  await: async (side) => {
    stand.unmount();
    stand.render(VIEWS[side].element(undefined));
    for (let frame = 0; frame < FRAMES_TO_REST; frame++) {
      await nextFrame();
    }
  },
  give: async (side) => {
    const element = VIEWS[side].element(tree);
    await nextFrame();
    return stand.give(VIEWS[side], element);
  },
  allIsThere: (side) => stand.allIsThere(VIEWS[side]),
  isBlank: (side, { level, across }) => {
    const canvas = find(VIEWS[side].canvas) as HTMLCanvasElement;
    const [x, y] = [canvas.width * across, (level + 0.5) * VIEWS[side].rowHeight];
    return canvas.getContext('2d')?.getImageData(x, y, 1, 1).data[3] === 0;
  },
  unmount: () => stand.unmount(),
  target: () => tree && heaviestHalf(tree),
  aim: async (side, place) => {
    shot = await VIEWS[side].aim(place);
  },
  shoot: async (side) => {
    const time = await frameWhere(shoot(), () => isPainted(VIEWS[side].canvas));
    performance.mark('painted');
    return time;
  },
  shootAndFly: async (side) => {
    shoot();
    let frames = 0;
    for (let still = 0; still < STILL_FRAMES;) {
      await nextFrame();
      const moved = isPainted(VIEWS[side].canvas);
      forgetPaintings();
      frames += moved ? 1 : 0;
      still = moved || frames === 0 ? 0 : still + 1;
    }
    return frames;
  },
  search: async (side, text) => {
    const { searchInput, searchRest, canvas } = VIEWS[side];
    forgetPaintings();
    const start = performance.now();
    const input = find(searchInput);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return (await frameWhere(start, () => isPainted(canvas))) - searchRest;
  },
  hover: async (side, place) => {
    const { x, y, on } = pixelOf(VIEWS[side], place);
    point(on, 'pointermove', x, y);
    point(on, 'mousemove', x, y);
    await nextFrame();
  },
  idleFrame: nextFrame,
  paintFile: (how) => paintFile(stand, how),
};

window.bench = api;
