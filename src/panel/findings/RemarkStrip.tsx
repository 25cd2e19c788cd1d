import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../../profile/visibleText';
import { type ChangeView } from '../flame/view/useViewState';
import { type RemarksShown } from '../flame/view/viewState';
import { type Remark, type Remarks } from './remark';
import { RemarkLine } from './RemarkLine';
import { RemarkList } from './RemarkList';
import { type RemarkWalk } from './useRemarkWalk';

interface Props {
  readonly remarks: Remarks;
  readonly walk: RemarkWalk;
  readonly shown: RemarksShown;
  readonly onChange: ChangeView;
}

/** What is said of a profile, one remark at a time or all of them, to be walked through on the graph. */
export default function RemarkStrip({ remarks, walk, shown, onChange }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  if (remarks.kind === 'reading') {
    return <div className={cx(styles.strip, styles.quiet)}>Reading the profile…</div>;
  }
  const { title, foundBy, items, nothing, problems } = remarks;
  const { at = 0, toNext, toRemark } = walk;
  const isList = shown === 'list';
  const current = items.at(at);
  return (
    <section aria-label={title} data-testid="remarks" className={styles.strip}>
      <div className={styles.head}>
        <div className={styles.current}>
          {!current && <span className={styles.quiet}>{nothing}</span>}
          {current && isList && (
            <>
              <strong>{title}</strong> {foundBy && <span className={styles.quiet}>{foundBy}</span>}
            </>
          )}
          {current && !isList && <RemarkLine remark={current} onChange={onChange} />}
        </div>
        <div className={styles.tools}>
          {current && (
            <>
              <span className={styles.quiet}>
                {at + 1} of {items.length}
              </span>
              <IconButton name="angle-left" tooltip="Previous finding (P)" onClick={() => toNext(-1)} />
              <IconButton name="angle-right" tooltip="Next finding (N)" onClick={() => toNext(1)} />
              <IconButton
                name={isList ? 'angle-up' : 'angle-down'}
                tooltip={isList ? 'Show one at a time' : 'Show all findings'}
                aria-expanded={isList}
                onClick={() => onChange({ remarks: isList ? 'line' : 'list' })}
              />
            </>
          )}
          <IconButton name="times" tooltip="Close the findings" onClick={() => onChange({ remarks: 'closed' })} />
        </div>
      </div>
      {isList && current && <RemarkList items={items} at={walk.at} onPick={toRemark} onChange={onChange} />}
      {problems.map((problem) => (
        <div key={problem} className={styles.quiet} data-testid="remark-problem">
          <bdi>{visibleText(problem)}</bdi>
        </div>
      ))}
      <div className="sr-only" aria-live="polite" data-testid="remark-live">
        {walk.at !== undefined && current && told(current, walk.at, items.length)}
      </div>
    </section>
  );
}

const told = ({ severity, text, detail }: Remark, at: number, of: number): string =>
  visibleText(
    [`Finding ${at + 1} of ${of}${severity === 'warning' ? ', a warning' : ''}:`, text, detail]
      .filter((part) => part !== undefined)
      .join(' ')
  );

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flexDirection: 'column',
    flex: 'none',
    minHeight: theme.spacing(3),
    minWidth: 0,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minHeight: theme.spacing(3) }),
  current: css({ flex: 1, minWidth: 0 }),
  tools: css({ display: 'flex', alignItems: 'center', flex: 'none', gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary }),
});
