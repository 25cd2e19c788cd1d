import { type Finding, findingText } from '../../profile/findings/finding';
import { type ProfileKind } from '../../profile/findings/rule';
import { type FlameTree } from '../../profile/flameTree';
import { nameInWords } from '../../profile/nameInWords';
import { pathOf } from '../../profile/view/callPath';
import { nameInside } from '../../profile/view/textSearch';
import { viewStack } from '../../profile/view/viewStack';
import { DEFAULT_VIEW } from '../flame/view/viewState';
import { type ReadingPlace } from './readingPlace';
import { type Remark, type RemarkAction } from './remark';

/** How far another profile has come that a finding asks for. */
export type Joining =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'joined'; readonly text: string; readonly onShow: () => void }
  | { readonly kind: 'failed'; readonly reason: string };

const LOOK_AT: Readonly<Record<ProfileKind, string>> = {
  cpu: 'Look at CPU time',
  allocations: 'Look at allocations',
  heap: 'Look at memory in use',
  goroutines: 'Look at goroutines',
  locks: 'Look at waits for locks',
};

/** Tells findings of a profile apart, and finds them again after a refresh. */
export const findingId = ({ rule, function: name = '' }: Finding): string => `${rule.id} ${name}`;

/** A finding in a tree, with its next step as far as the place can take it. */
export function findingRemark(
  finding: Finding,
  tree: FlameTree,
  place: ReadingPlace,
  joining: Joining,
  onJoin: (kind: ProfileKind) => void
): Remark {
  return {
    id: findingId(finding),
    severity: finding.rule.severity,
    text: findingText(finding),
    ...detailOf(finding, joining),
    rows: finding.rows,
    actions: actionsOf(finding, tree, place, joining, onJoin),
  };
}

function detailOf({ rule, function: name }: Finding, joining: Joining): Pick<Remark, 'detail'> {
  switch (joining.kind) {
    case 'loading':
      return { detail: 'Asking for the other profile…' };
    case 'joined':
      return { detail: joining.text };
    case 'failed':
      return { detail: `There is no answer: ${joining.reason}` };
    case 'none':
      return name === undefined || rule.text.includes('{function}')
        ? {}
        : { detail: `Most of it: ${nameInWords(name)}.` };
  }
}

function actionsOf(
  { rule, next = rule.next, rows, function: name }: Finding,
  tree: FlameTree,
  { onLines, canShowInFull, openOther }: ReadingPlace,
  joining: Joining,
  onJoin: (kind: ProfileKind) => void
): RemarkAction[] {
  const zoom: RemarkAction[] = rows.slice(0, 1).map((row) => ({
    kind: 'view',
    label: 'Zoom in',
    icon: 'search-plus',
    change: { shape: DEFAULT_VIEW.shape, focus: pathOf(tree, row) },
  }));
  switch (next.kind) {
    case 'focus':
      return zoom;
    case 'showCallers':
      return name === undefined
        ? zoom
        : [
            {
              kind: 'view',
              label: 'Callers and callees',
              icon: 'sitemap',
              change: { shape: { kind: 'sandwich', name }, focus: [] },
            },
          ];
    case 'showLines':
      return onLines && name !== undefined
        ? [
            {
              kind: 'call',
              label: 'Show its lines',
              icon: 'list-ul',
              onCall: onLines,
              // Lines have the name of their function in theirs.
              change: { shape: DEFAULT_VIEW.shape, focus: [], search: { kind: 'text', pattern: nameInside(name) } },
            },
          ]
        : zoom;
    case 'raiseMaxNodes':
      return canShowInFull
        ? [
            {
              kind: 'view',
              label: 'Ask for more nodes',
              icon: 'search-plus',
              change: { shape: DEFAULT_VIEW.shape, focus: [], steps: viewStack([{ kind: 'inFull', path: [] }]) },
            },
          ]
        : [];
    case 'openGuide':
      return [{ kind: 'link', label: 'How to mend it', href: next.url }];
    case 'openProfile':
      if (joining.kind === 'joined') {
        return [{ kind: 'call', label: 'Show that profile', icon: 'exchange-alt', onCall: joining.onShow }];
      }
      return openOther && joining.kind !== 'loading'
        ? [
            {
              kind: 'call',
              label: LOOK_AT[next.profile],
              icon: 'exchange-alt',
              onCall: () => onJoin(next.profile),
            },
          ]
        : [];
  }
}
