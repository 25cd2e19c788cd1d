import { type LabPage } from './lab';
import { type PageApi, type Side } from './page/pageApi';
import { type Place } from './page/view';
import { median, type Measured, spend } from './rounds';
import { tracedTasks } from './tracedTasks';

const HOVERS = 40;
const IDLE_FRAMES = 9;
/** Parts of many names of functions. */
const WORDS = ['Encoder', 'handle', 'cart'];
const ROOT = { level: 0, across: 0.5 };

/** Calls the page's own program. */
const ask = <A, R>(
  { page }: LabPage,
  call: (given: { readonly bench: PageApi; readonly given: A }) => R,
  given: A
): Promise<Awaited<R>> =>
  page.evaluate(`(${call.toString()})({ bench: window.bench, given: ${JSON.stringify(given)} })`);

const mount = (lab: LabPage, side: Side): Promise<number> => ask(lab, ({ bench, given }) => bench.mount(given), side);

const allIsThere = (lab: LabPage, side: Side): Promise<number> =>
  ask(lab, ({ bench, given }) => bench.allIsThere(given), side);

/**
 * From the tree, or the frame that holds it, to the first painted frame; then to the one with toolbar and table of functions
 * too. The view waits for it, as it does while a store is asked; then once more with a view that is mounted with its tree.
 */
export async function paint(lab: LabPage, side: Side): Promise<Measured> {
  await ask(lab, ({ bench, given }) => bench.await(given), side);
  await lab.page.evaluate('gc()');
  const given = await paintOnce(lab, side, () => ask(lab, ({ bench, given }) => bench.give(given), side));
  await lab.page.evaluate(() => window.bench?.unmount());
  await lab.page.evaluate('gc()');
  const mounted = await paintOnce(lab, side, () => mount(lab, side));
  return { ...given, ...named('mounted with it, ', mounted) };
}

async function paintOnce(lab: LabPage, side: Side, first: () => Promise<number>): Promise<Measured> {
  const { clock, CPU } = await spend(lab, first);
  const rest = await spend(lab, () => allIsThere(lab, side));
  await refuseBlank(lab, side);
  return { clock, CPU, 'with toolbar and table, clock': rest.clock, 'with toolbar and table, CPU': CPU + rest.CPU };
}

const named = (prefix: string, measured: Measured): Measured =>
  Object.fromEntries(Object.entries(measured).map(([what, millis]) => [prefix + what, millis]));

/**
 * From the click that zooms to a row with half of the whole or less to the next painted frame, without a flight. The clock
 * has the wait for the screen in it, which is up to a frame long.
 */
export async function zoom(lab: LabPage, side: Side): Promise<Measured> {
  const place = await ask(lab, ({ bench }) => bench.target(), undefined);
  if (!place) {
    throw new Error('it has no row to zoom to');
  }
  await settle(lab, side);
  await ask(lab, ({ bench, given }) => bench.aim(given.side, given.place), { side, place });
  const zoomed = await spend(lab, () => ask(lab, ({ bench, given }) => bench.shoot(given), side));
  return side === 'ours' ? { ...zoomed, ...(await click(lab, place)), ...(await fly(lab, place)) } : zoomed;
}

/** Zooms once more, for the CPU that the page has spent on it when it is on the screen; without the wait for that. */
async function click(lab: LabPage, place: Place): Promise<Measured> {
  await settle(lab, 'ours');
  await ask(lab, ({ bench, given }) => bench.aim('ours', given), place);
  const shoot = (): Promise<number> => ask(lab, ({ bench }) => bench.shoot('ours'), undefined);
  const tasks = await tracedTasks(lab.browser, lab.page, shoot, { from: 'shot', to: 'painted' });
  return { [CLICK]: tasks.length === 0 ? NaN : tasks.reduce((sum, task) => sum + task) };
}

/** Zooms once more, as it is without a wish for less motion: CPU of a frame on the way, in the mean. */
async function fly(lab: LabPage, place: Place): Promise<Measured> {
  await lab.page.emulateMedia({ reducedMotion: 'no-preference' });
  await settle(lab, 'ours');
  await ask(lab, ({ bench, given }) => bench.aim('ours', given), place);
  const before = lab.mainThread.cpu();
  const frames = await ask(lab, ({ bench }) => bench.shootAndFly('ours'), undefined);
  const spent = lab.mainThread.cpu() - before;
  await lab.page.emulateMedia({ reducedMotion: 'reduce' });
  return { [FLIGHT]: spent / frames };
}

/** Frames that only ours is asked for: only it flies. */
const CLICK = 'frame of the click, CPU';
const FLIGHT = 'frame of the flight, CPU';
export const FRAMES: readonly string[] = [CLICK, FLIGHT];

/** From the input to the next painted frame; the rest that each asks the keys for is taken off the clock. */
export async function search(lab: LabPage, side: Side, round: number): Promise<Measured> {
  await settle(lab, side);
  const word = WORDS[Math.abs(round) % WORDS.length];
  return spend(lab, () => ask(lab, ({ bench, given }) => bench.search(given.side, given.word), { side, word }));
}

/** CPU of one move of the pointer, up to the end of its frame, less that of a frame without. */
export async function hover(lab: LabPage, side: Side): Promise<Measured> {
  await settle(lab, side);
  const idle: number[] = [];
  for (let frame = 0; frame < IDLE_FRAMES; frame++) {
    idle.push((await spend(lab, () => ask(lab, ({ bench }) => bench.idleFrame().then(() => 0), undefined))).CPU);
  }
  const moves: number[] = [];
  for (let move = 0; move < HOVERS; move++) {
    const place = { level: (move * 7) % 30, across: ((move * 37) % HOVERS) / HOVERS };
    const moved = (): Promise<number> =>
      ask(lab, ({ bench, given }) => bench.hover(given.side, given.place).then(() => 0), { side, place });
    moves.push((await spend(lab, moved)).CPU - median(idle));
  }
  return { 'median CPU': median(moves), 'worst CPU': Math.max(...moves) };
}

/** What can't be seen is not measured. */
async function refuseBlank(lab: LabPage, side: Side): Promise<void> {
  if (await ask(lab, ({ bench, given }) => bench.isBlank(given.side, given.place), { side, place: ROOT })) {
    throw new Error('its canvas stays blank');
  }
}

async function settle(lab: LabPage, side: Side): Promise<void> {
  await mount(lab, side);
  await allIsThere(lab, side);
  await refuseBlank(lab, side);
  await lab.page.waitForTimeout(300);
}
