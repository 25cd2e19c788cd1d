import React, { useMemo } from 'react';

import { type ComparisonMeta } from '../../../datasource/query';
import { visibleText } from '../../../profile/visibleText';
import { rangeText } from '../head/Sides';
import { Strip, type StripOnset, type StripRow } from './Strip';
import { type StripRange, type StripSide, type StripSlice } from './stripLayout';

interface Props {
  readonly comparison: ComparisonMeta;
  readonly timeZone: string;
  readonly format: (value: number) => string;
  /** The function that stands out. */
  readonly picked: string | undefined;
  /** Position of the slice that is shown. */
  readonly shown: number | undefined;
  readonly onSlice: ((at: number | undefined) => void) | undefined;
  readonly onRange: (range: StripRange) => void;
}

/** Slices of both sides, left first. */
export const stripSides = ({ slices: { left, right } }: ComparisonMeta): readonly StripSide[] => [
  { word: 'Left', from: left.from, to: left.to },
  { word: 'Right', from: right.from, to: right.to },
];

/** Both sides over time, as a whole and by the picked function, and when that began to change. */
export function ComparisonStrip(props: Props): React.JSX.Element {
  const { comparison, timeZone, format, picked, shown, onSlice, onRange } = props;
  const sides = useMemo(() => stripSides(comparison), [comparison]);
  const rows = useMemo(() => rowsOf(comparison, picked), [comparison, picked]);
  const onset = useMemo(() => onsetOf(comparison, picked), [comparison, picked]);
  const wordsOf = ({ side, from, to }: StripSlice): string =>
    `${sides[side].word} side, ${rangeText({ from, to }, timeZone)}`;
  return (
    <Strip
      label="Slices of both sides"
      sides={sides}
      rows={rows}
      format={format}
      wordsOf={wordsOf}
      onRange={onRange}
      {...(onset && { onset })}
      {...(shown !== undefined && { shown })}
      {...(onSlice && { onSlice })}
    />
  );
}

function rowsOf({ slices: { left, right } }: ComparisonMeta, picked: string | undefined): readonly StripRow[] {
  const whole: StripRow = { label: 'All', values: [...left.whole, ...right.whole] };
  if (picked === undefined) {
    return [whole];
  }
  const [before, after] = [left.functions[picked], right.functions[picked]];
  return before && after ? [whole, { label: visibleText(picked), values: [...before, ...after] }] : [whole];
}

function onsetOf({ findings, left, right }: ComparisonMeta, picked: string | undefined): StripOnset | undefined {
  const began = findings.find((finding) => finding.function === picked && finding.began)?.began;
  if (!began) {
    return undefined;
  }
  const isLeft = began.at < left.range.to && began.at >= left.range.from && began.at < right.range.from;
  return { side: isLeft ? 0 : 1, at: began.at, earliest: began.earliest, latest: began.latest };
}
