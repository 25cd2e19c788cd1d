import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { type RefObject, useCallback, useEffect, useState } from 'react';

import { type SearchPattern } from '../../../profile/view/searchPattern';
import { type SearchMatches } from '../../../profile/view/searchTree';
import { type ViewStack } from '../../../profile/view/viewStack';
import { percent } from '../canvas/figureWords';
import { FoundMenu } from './FoundMenu';
import { type ChangeView } from './useViewState';

interface Props {
  readonly search: SearchPattern;
  readonly problem: string | undefined;
  /** `undefined` where nothing is looked for. */
  readonly found: SearchMatches | undefined;
  /** The selected row. */
  readonly at: number | undefined;
  readonly input: RefObject<HTMLInputElement>;
  readonly steps: ViewStack;
  readonly onChange: ChangeView;
  /** To the next match, or the one before. */
  readonly onStep: (direction: 1 | -1) => void;
}

/** Writing is not held up by large trees: the search follows when the keys rest. */
const REST_MILLIS = 120;

/** Looks for functions by text or regular expression, and says how much of the whole they are. */
export function SearchBar({ search, problem, found, at, input, steps, onChange, onStep }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const onSearch = useCallback((next: SearchPattern) => onChange({ search: next }), [onChange]);
  const [typed, setTyped] = useState(search.pattern);
  const [known, setKnown] = useState(search.pattern);
  if (known !== search.pattern) {
    setKnown(search.pattern);
    setTyped(search.pattern);
  }
  useEffect(() => {
    if (typed === search.pattern) {
      return undefined;
    }
    const timer = setTimeout(() => onSearch({ kind: search.kind, pattern: typed }), REST_MILLIS);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);
  const isRegex = search.kind === 'regex';
  return (
    <div className={styles.bar}>
      <Input
        ref={input}
        type="search"
        aria-label="Search functions"
        placeholder="Search functions"
        width={28}
        value={typed}
        spellCheck={false}
        invalid={problem !== undefined}
        prefix={
          <button
            type="button"
            className={cx(styles.regex, isRegex && styles.pressed)}
            aria-label="Regular expression"
            aria-pressed={isRegex}
            title={isRegex ? 'Regular expression (RE2); click for text' : 'Text; click for a regular expression'}
            onClick={() => onSearch({ kind: isRegex ? 'text' : 'regex', pattern: typed })}
          >
            .*
          </button>
        }
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            onStep(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            onSearch({ kind: search.kind, pattern: '' });
          }
        }}
      />
      <span role="status" className={problem === undefined ? styles.found : styles.problem} data-testid="search-found">
        {problem ?? (found && foundWords(found))}
      </span>
      {found && found.rows.length > 0 && (
        <>
          <span className={styles.found} data-testid="search-at">
            {placeWords(found.rows, at)}
          </span>
          <IconButton name="angle-up" tooltip="Match before (Shift+Enter)" onClick={() => onStep(-1)} />
          <IconButton name="angle-down" tooltip="Next match (Enter)" onClick={() => onStep(1)} />
          <FoundMenu search={search} steps={steps} onChange={onChange} />
        </>
      )}
    </div>
  );
}

/** `3 functions, 12.4% of all samples`; both sides in a comparison. */
function foundWords({ nameCount, share, right }: SearchMatches): string {
  const shares = right ? `${percent(share.share)} → ${percent(right.share)}` : percent(share.share);
  return `${nameCount} ${nameCount === 1 ? 'function' : 'functions'}, ${shares} of the total`;
}

/** `2 of 7` where a match is selected. */
function placeWords(rows: Int32Array, at: number | undefined): string {
  const place = at === undefined ? -1 : rows.indexOf(at);
  return place === -1 ? '' : `${place + 1} of ${rows.length}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0 }),
  regex: css({
    padding: theme.spacing(0, 0.5),
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: 'none',
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
    '&:hover': { background: theme.colors.action.hover },
  }),
  pressed: css({
    background: theme.colors.action.selected,
    color: theme.colors.primary.text,
    '@media (forced-colors: active)': { border: '1px solid ButtonText' },
  }),
  found: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  }),
  problem: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
});
