import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Modal, Spinner, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type ComparisonMeta, type LabelAnswer, type LabelQuestion } from '../../../datasource/query';
import { type AmountKind, changeText, marginText } from '../../../profile/diff/amountText';
import { visibleText } from '../../../profile/visibleText';
import { type Asked } from '../asked/asked';
import { narrowed } from './narrowed';
import { useLabelAnswer } from './useLabelAnswer';

interface Props {
  readonly uid: string;
  readonly comparison: ComparisonMeta;
  readonly of: Pick<LabelQuestion, 'function' | 'measure'>;
  readonly onAsk: (asked: Asked) => void;
  readonly onClose: () => void;
}

/** Which values of labels carry a function's change, each with how sure that is; a click narrows the comparison to one. */
export default function LabelDialog({ uid, comparison, of, onAsk, onClose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const question = useMemo(
    (): LabelQuestion => ({ left: comparison.left, right: comparison.right, ...of }),
    [comparison, of]
  );
  const state = useLabelAnswer(uid, question);
  const answer = state.kind === 'failed' ? undefined : state.answer;
  const type = comparison.right.question.profileTypeId.split(':')[1] ?? '';
  const onValue = (label: string, value: string): void => {
    const asked = narrowed(comparison, label, value);
    if (asked) {
      onAsk(asked);
    }
    onClose();
  };
  return (
    <Modal title={`Which label carries ${visibleText(of.function)}`} isOpen onDismiss={onClose}>
      <div data-testid="label-answer" data-state={state.kind}>
        {state.kind === 'asking' && (
          <div role="status">
            <Spinner inline />{' '}
            {answer ? `Read ${answer.done} of ${answer.of} values…` : 'Asking which labels there are…'}
          </div>
        )}
        {state.kind === 'failed' && (
          <Alert severity="error" title="Labels can't be told apart">
            {visibleText(state.reason)}
          </Alert>
        )}
        {state.kind === 'answered' && state.answer.labels.length === 0 && (
          <p>No label has more than one value on both sides, so none can carry the change.</p>
        )}
        {answer?.labels.map((told) => (
          <Label
            key={told.label}
            told={told}
            kind={{ sampleType: { type, unit: answer.unit }, normalisation: 'perSecond' }}
            onValue={(value) => onValue(told.label, value)}
          />
        ))}
        {answer?.notices.map((notice) => (
          <p key={notice} className={styles.quiet}>
            {visibleText(notice)}
          </p>
        ))}
      </div>
    </Modal>
  );
}

interface LabelProps {
  readonly told: LabelAnswer['labels'][number];
  readonly kind: AmountKind;
  readonly onValue: (value: string) => void;
}

const SIGNIFICANT = 0.05;

function Label({ told, kind, onValue }: LabelProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { label, contributions, carriedBy, valuesLeftOut } = told;
  return (
    <section className={styles.label} aria-label={visibleText(label)}>
      <h5>
        <bdi>{visibleText(label)}</bdi>
        <span className={styles.quiet}>
          {carriedBy.length > 0
            ? ` carried by ${carriedBy.map(visibleText).join(', ')}`
            : ' no few of its values carry the change'}
        </span>
      </h5>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Change</th>
            <th scope="col">Part</th>
            <th scope="col">q</th>
          </tr>
        </thead>
        <tbody>
          {contributions.map(({ value, left, right, margin, part, q }) => (
            <tr key={value} className={cx(!(q <= SIGNIFICANT) && styles.noise)}>
              <td>
                <Button size="sm" fill="text" tooltip="Compare only this value" onClick={() => onValue(value)}>
                  {visibleText(value) || '(empty)'}
                </Button>
              </td>
              <td>
                {changeText(right - left, kind)} {Number.isFinite(margin) ? marginText(margin, right - left, kind) : ''}
              </td>
              <td>{Math.round(part * 100)} %</td>
              <td>{chanceText(q)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {valuesLeftOut > 0 && <p className={styles.quiet}>{valuesLeftOut} smaller values were not looked at.</p>}
    </section>
  );
}

function chanceText(q: number): string {
  if (!Number.isFinite(q)) {
    return 'too few samples';
  }
  return q < 0.001 ? '< 0.001' : q.toFixed(3);
}

const getStyles = (theme: GrafanaTheme2) => ({
  label: css({ marginBottom: theme.spacing(2) }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  noise: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { textAlign: 'right', padding: theme.spacing(0.25, 1) },
    '& th:first-child, & td:first-child': { textAlign: 'left', overflowWrap: 'anywhere' },
  }),
});
