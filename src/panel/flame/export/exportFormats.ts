import { type ExportedProfile } from '../../../profile/formats/exportedProfile';
import { sumOfCallsSteps } from '../../../profile/chart/sumOfCalls';
import { type FlameTree } from '../../../profile/flameTree';
import { ok, type Result } from '../../../profile/result';
import { type Steps } from '../../../profile/steps';
import { inSteps } from '../../../profile/turns';
import { viewOfSteps } from '../../../profile/view/applySteps';
import { type Look } from './encodePng';
import { pngLevels } from './pngLevels';
import { type Seen, type SeenStacks } from './seen';

export const EXPORT_FORMATS = ['png', 'svg', 'html', 'pprof', 'folded', 'speedscope'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface FormatWords {
  readonly label: string;
  readonly extension: string;
  readonly mime: string;
}

export const FORMAT_WORDS: Readonly<Record<ExportFormat, FormatWords>> = {
  png: { label: 'PNG picture', extension: 'png', mime: 'image/png' },
  svg: { label: 'SVG picture', extension: 'svg', mime: 'image/svg+xml' },
  html: { label: 'HTML file', extension: 'html', mime: 'text/html' },
  pprof: { label: 'pprof', extension: 'pb.gz', mime: 'application/octet-stream' },
  folded: { label: 'Folded stacks', extension: 'folded.txt', mime: 'text/plain' },
  speedscope: { label: 'speedscope JSON', extension: 'speedscope.json', mime: 'application/json' },
};

/** A profile to save: what is known of it beside its stacks, and how it is seen. */
export interface Exported {
  readonly about: Omit<ExportedProfile, 'tree'>;
  readonly seen: Seen;
  readonly look: Look;
}

/** A profile as a file of a format, or why the format can't hold it, in words. The encoder is loaded when first used. */
export async function encodeProfile(format: ExportFormat, exported: Exported): Promise<Result<Blob, string>> {
  if (format === 'png') {
    return (await import('./encodePng')).encodePng(exported.seen, exported.look);
  }
  const content = await encode(format, exported);
  return content.ok ? ok(new Blob([content.value as BlobPart], { type: FORMAT_WORDS[format].mime })) : content;
}

/** What has no order of time in a format is saved as its sum. */
const IN_ORDER: ReadonlySet<ExportFormat> = new Set(['png', 'svg', 'speedscope']);
/** A sandwich is saved as the stacks that it is made of where a format has no place for both its halves. */
const WITH_BOTH_HALVES: ReadonlySet<ExportFormat> = new Set(['png', 'svg', 'html']);
/** The left side of a comparison only. */
const ONE_SIDED: ReadonlySet<ExportFormat> = new Set(['folded']);

/** What a format is called in the menu, with what of the view is not in it. */
export function labelOf(format: ExportFormat, seen: Seen): string {
  const { stacks } = seen;
  const { drawn, all } = format === 'png' ? pngLevels(seen) : { drawn: 0, all: 0 };
  return [
    FORMAT_WORDS[format].label,
    stacks.kind === 'through' && !WITH_BOTH_HALVES.has(format) && 'the stacks through the function',
    stacks.tree.times && !IN_ORDER.has(format) && 'sums only',
    stacks.tree.right && ONE_SIDED.has(format) && 'left side only',
    drawn < all && `${drawn} of ${all} levels`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The stacks that are seen, as one tree. */
function* stacksSteps(stacks: SeenStacks): Steps<FlameTree> {
  return stacks.kind === 'all'
    ? stacks.tree
    : yield* viewOfSteps(stacks.tree, [{ kind: 'focusFunction', name: stacks.name }]);
}

async function encode(
  format: Exclude<ExportFormat, 'png'>,
  { about, seen, look }: Exported
): Promise<Result<string | Uint8Array, string>> {
  if (format === 'svg') {
    const [{ encodeSvg }, { svgPicture }] = await Promise.all([
      import('../../../profile/formats/encodeSvg'),
      import('./svgPicture'),
    ]);
    return ok(encodeSvg(svgPicture(about.name, seen, look)));
  }
  const stacks = await inSteps(stacksSteps(seen.stacks));
  const tree = IN_ORDER.has(format) ? stacks : await inSteps(sumOfCallsSteps(stacks));
  const profile = { ...about, tree, notes: seen.notes };
  switch (format) {
    case 'pprof':
      return ok(await (await import('../../../profile/formats/encodePprof')).encodePprof(profile));
    case 'folded':
      return ok((await import('../../../profile/folded')).formatFolded(tree));
    case 'speedscope':
      return (await import('../../../profile/formats/encodeSpeedscope')).encodeSpeedscope(profile);
    case 'html': {
      const halves = seen.stacks.kind === 'through' ? seen.graphs.map((graph) => graph.tree) : [];
      return ok((await import('../../../profile/formats/encodeHtml')).encodeHtml(profile, halves));
    }
  }
}
