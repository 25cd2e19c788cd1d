import { type ComparedWindow } from '../../../datasource/query';
import { visibleText } from '../../../profile/visibleText';

/** What a profile can be compared with, from the menu. */
export type Preset =
  | { readonly kind: 'window'; readonly label: string; readonly window: ComparedWindow }
  /** A range that is asked for first. */
  | { readonly kind: 'range'; readonly label: string }
  /** A file of the user's own computer. */
  | { readonly kind: 'file'; readonly label: string };

/** Labels whose change is a deploy: of OpenTelemetry, Kubernetes and Pyroscope's clients. */
const OF_VERSIONS = /(^|[._])(version|release|revision|commit|git_ref|git_sha|image|image_tag|build)$/i;

/** The presets of a profile whose series have these labels. */
export const presetsFor = (labels: readonly string[]): readonly Preset[] => [
  { kind: 'window', label: 'The time just before', window: { kind: 'previous' } },
  { kind: 'window', label: 'Same time yesterday', window: { kind: 'earlier', by: '1d' } },
  { kind: 'window', label: 'Same time last week', window: { kind: 'earlier', by: '1w' } },
  ...labels
    .filter((label) => OF_VERSIONS.test(label))
    .map((label): Preset => ({
      kind: 'window',
      label: `Before the last change of ${visibleText(label)}`,
      window: { kind: 'beforeChange', label },
    })),
  { kind: 'window', label: 'The quietest of the day', window: { kind: 'quietest' } },
  { kind: 'range', label: 'Another time…' },
  { kind: 'file', label: 'A file…' },
];
