import { foldedTree } from '../../../../tests/foldedTree';
import { layoutOf } from '../layout/layoutOf';
import { Viewpoint } from './viewpoint';

const deep = Array.from({ length: 20 }, (_, level) => `f${level}`).join(';');
const layout = layoutOf(foldedTree(`${deep} 1`));
const LAST = 20;

/** Four rows of 21 are in sight. */
function viewpoint() {
  const scroller = { scrollTop: 0 } as HTMLElement;
  const scale = () => ({
    direction: 'icicle' as const,
    levels: 21,
    rowHeight: 20,
    viewHeight: 80,
    scrollTop: scroller.scrollTop,
  });
  const made = new Viewpoint(scroller, scale, () => undefined);
  made.enter(layout);
  return { made, scroller };
}

test('a row out of sight is scrolled to, one that was just clicked is where it was', () => {
  const { made, scroller } = viewpoint();
  made.meet(LAST);
  made.reveal(LAST);
  expect(scroller.scrollTop).toBe(0);
  made.reveal(LAST);
  expect(scroller.scrollTop).toBeGreaterThan(300);
});

test('a click in one tree says nothing of the rows of the next', () => {
  const { made, scroller } = viewpoint();
  made.meet(LAST);
  made.enter(layoutOf(foldedTree(`${deep} 2`)));
  made.reveal(LAST);
  expect(scroller.scrollTop).toBeGreaterThan(300);
});
