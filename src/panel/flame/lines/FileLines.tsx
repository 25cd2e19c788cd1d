import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Combobox, Icon, LinkButton, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { type FunctionLines, hottestLine } from '../../../profile/functionLines';
import { type Result } from '../../../profile/result';
import { visibleText } from '../../../profile/visibleText';
import { changeInWords, percent } from '../canvas/figureWords';
import { type FunctionPlace } from '../view/viewState';
import { type LineUrl } from './lineSource';
import { type LinesDialogProps } from './LinesDialog';
import { LineTable } from './LineTable';
import { SourcePicker } from './SourcePicker';
import { sourceDoubts } from './sourceText';

interface Props extends Pick<LinesDialogProps, 'format' | 'texts' | 'onText'> {
  readonly of: FunctionPlace;
  /** At least one. */
  readonly files: readonly FunctionLines[];
  /** What is to be known of the figures, a sentence each. */
  readonly notes: readonly string[];
  /** Where lines are on the web; absent where nobody has said. */
  readonly url: Result<LineUrl, string> | undefined;
}

/** The lines of a function in one of its files: in words, as a table, and with the text of the source where it is opened. */
export function FileLines({ of, files, notes, url, format, texts, onText }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [chosen, setChosen] = useState(of.file);
  const lines = files.find(({ file }) => file === chosen) ?? files.find((some) => hottestLine(some) !== -1) ?? files[0];
  const hottest = hottestLine(lines);
  const text = texts.get(lines.file);
  const place = url && (url.ok ? url.value(lines.file, hottest === -1 ? 1 : lines.line[hottest]) : url);
  const urlOf = useMemo(
    () => (url?.ok && place?.ok ? (line: number) => hrefOf(url.value(lines.file, line)) : undefined),
    // Whether there is one, not which one.
    [url, place?.ok, lines.file]
  );
  const doubts = text ? sourceDoubts(text, lines) : [];
  return (
    <>
      <div className={styles.head}>
        {files.length > 1 ? (
          <Combobox
            aria-label={`File, one of ${files.length} with a function of this name`}
            options={files.map(({ file }) => ({ value: file, label: visibleText(file) || '(unknown file)' }))}
            value={lines.file}
            onChange={({ value }) => setChosen(value)}
          />
        ) : (
          <code className={styles.file}>{visibleText(lines.file) || '(unknown file)'}</code>
        )}
        {place?.ok && (
          <LinkButton
            size="sm"
            variant="secondary"
            icon="external-link-alt"
            href={place.value}
            target="_blank"
            rel="noopener noreferrer"
          >
            Open in the repository
          </LinkButton>
        )}
        <span data-testid="lines-words">{wordsOf(lines, hottest, format)}</span>
      </div>
      <SourcePicker file={lines.file} text={text} onText={(next) => onText(lines.file, next)} />
      {doubts.length > 0 && (
        <ul className={styles.doubts} role="status" data-testid="source-doubts">
          {doubts.map((doubt) => (
            <li key={doubt}>
              <Icon name="exclamation-triangle" /> {doubt}
            </li>
          ))}
        </ul>
      )}
      <LineTable lines={lines} hottest={hottest} text={text} format={format} urlOf={urlOf} />
      {place && !place.ok && <p className={styles.note}>No link to the repository. {place.error}</p>}
      {notes.length > 0 && (
        <p className={styles.note} data-testid="lines-notes">
          {notes.join(' ')}
        </p>
      )}
    </>
  );
}

const hrefOf = (url: Result<string, string>): string | undefined => (url.ok ? url.value : undefined);

/** `Self 20 ms, total 300 ms. Line 204 has most: 300 ms, 100.0% of the function.` */
function wordsOf(lines: FunctionLines, hottest: number, format: (value: number) => string): string {
  const { whole, line, total, right } = lines;
  const [self, all] = [whole.self[0], whole.total[0]];
  if (whole.right && right) {
    const most =
      hottest === -1 ? '' : ` Line ${line[hottest]} changed most: ${changeText(total, right.total, hottest, format)}.`;
    return `Total ${changeText(whole.total, whole.right.total, 0, format)}.${most}`;
  }
  const most =
    hottest === -1
      ? ''
      : ` Line ${line[hottest]} has most: ${format(total[hottest])}, ${percent(all === 0 ? 0 : total[hottest] / all)} of the function.`;
  return `Self ${format(self)}, total ${format(all)}.${most}`;
}

const changeText = (left: Float64Array, right: Float64Array, row: number, format: (value: number) => string): string =>
  `${format(left[row])} → ${format(right[row])} (${changeInWords(left[row], right[row])})`;

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 2) }),
  file: css({ userSelect: 'all', unicodeBidi: 'isolate' }),
  doubts: css({ margin: 0, listStyle: 'none', color: theme.colors.warning.text }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
});
