import { err, ok, type Result } from '../../profile/result';
import { type ResolvedQuery } from '../backends/backend';
import { type BackendError } from '../backends/error';
import { errorWords } from '../errorWords';
import { type ComparedSide, type ProfilingQuery } from '../query';
import { resolveQuery } from '../resolveQuery';
import { type ComparedStore, type Elsewhere } from './elsewhere';
import { sideTitles } from './sideTitles';
import { typeInStore } from './typeInStore';
import { type Windows, windowsOf } from './windows';

/** One side, ready to be asked. */
export interface SidePlan {
  readonly store: ComparedStore;
  /** The side's whole window. */
  readonly query: ResolvedQuery;
  readonly title: string;
  readonly notices: readonly string[];
}

/** Both sides; where there is no left one, a sentence says why. */
export interface Sides {
  readonly left: Result<SidePlan, string>;
  readonly right: SidePlan;
  /** Whether the left ends where the right begins. */
  readonly isContinuous: boolean;
}

const PREVIOUS: ComparedSide = { window: { kind: 'previous' } };
const THE_PROFILE = 'The profile';

/**
 * What both sides ask for. `target` is the query with its variables filled in, `whole` what it asks for by itself, here.
 * The error is of the right side's query.
 */
export async function resolveSides(
  target: ProfilingQuery,
  whole: ResolvedQuery,
  here: ComparedStore,
  elsewhere: () => Promise<Elsewhere>,
  signal: AbortSignal
): Promise<Result<Sides, BackendError>> {
  const { compareWith = PREVIOUS } = target;
  const alone = (reason: string): Result<Sides, BackendError> =>
    ok({
      left: err(reason),
      right: { store: here, query: whole, title: THE_PROFILE, notices: [] },
      isContinuous: false,
    });
  const store = compareWith.datasource ? await (await elsewhere()).store(compareWith.datasource) : ok(here);
  if (!store.ok) {
    return alone(store.error);
  }
  const scope = { ...whole, store: here };
  const windows = await windowsOf(compareWith.window, scope, signal);
  if (!windows.ok) {
    return alone(windows.error);
  }
  const right = resolveQuery(target, windows.value.right, here.backend.kind);
  if (!right.ok) {
    return right;
  }
  const leftTarget = leftTargetOf(target, compareWith);
  const profileTypeId = await typeInStore(
    leftTarget,
    compareWith.profileTypeId === undefined && store.value !== here,
    store.value,
    windows.value.left,
    signal
  );
  const left = resolveQuery({ ...leftTarget, profileTypeId }, windows.value.left, store.value.backend.kind);
  return ok(
    planned(windows.value, left, {
      left: store.value,
      right: { store: here, query: right.value.query, notices: right.value.notices },
    })
  );
}

function planned(
  windows: Windows,
  left: ReturnType<typeof resolveQuery>,
  { left: store, right }: { readonly left: ComparedStore; readonly right: Omit<SidePlan, 'title'> }
): Sides {
  const { isContinuous } = windows;
  if (!left.ok) {
    return { left: err(errorWords(left.error)), right: { ...right, title: THE_PROFILE }, isContinuous };
  }
  const other = { store, query: left.value.query, notices: left.value.notices };
  const titles = sideTitles(windows, other, right);
  return {
    left: ok({ ...other, title: titles.left }),
    right: { ...right, title: titles.right },
    isContinuous,
  };
}

/** The query with what the left side has of its own in its place. Ids of one kind leave no place for those of another. */
function leftTargetOf(target: ProfilingQuery, side: ComparedSide): ProfilingQuery {
  const { labelSelector, profileTypeId, spanSelector, traceIdSelector, profileIdSelector, source } = side;
  const ids = { spanSelector, traceIdSelector, profileIdSelector };
  const hasIds = Object.values(ids).some((list) => list !== undefined);
  return {
    ...target,
    ...(labelSelector !== undefined && { labelSelector }),
    ...(profileTypeId !== undefined && { profileTypeId }),
    ...(hasIds && ids),
    ...(source && { source }),
  };
}
