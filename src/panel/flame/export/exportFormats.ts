import { type ExportedProfile } from '../../../profile/formats/exportedProfile';
import { sumOfCallsSteps } from '../../../profile/chart/sumOfCalls';
import { ok, type Result } from '../../../profile/result';
import { inSteps } from '../../../profile/turns';
import { levelCount } from '../layout/flameLayout';
import { layoutOf } from '../layout/layoutOf';
import { type Look } from './encodePng';
import { PNG_LEVELS } from './pngLevels';
import { type SeenTree } from './seenTree';

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

/** A profile to save: its stacks, and how they are seen. */
export interface Exported {
  readonly profile: ExportedProfile;
  readonly seen: SeenTree;
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

/** What a format is called in the menu, with what of the view is not in it. */
export function labelOf(format: ExportFormat, { tree, part }: SeenTree): string {
  const levels = levelCount(layoutOf(tree));
  return [
    FORMAT_WORDS[format].label,
    part === 'callees' && 'callees only',
    tree.times && !IN_ORDER.has(format) && 'sums only',
    format === 'png' && levels > PNG_LEVELS && `${PNG_LEVELS} of ${levels} levels`,
  ]
    .filter(Boolean)
    .join(', ');
}

async function encode(
  format: Exclude<ExportFormat, 'png'>,
  { profile: given, seen, look }: Exported
): Promise<Result<string | Uint8Array, string>> {
  const profile = IN_ORDER.has(format) ? given : { ...given, tree: await inSteps(sumOfCallsSteps(given.tree)) };
  switch (format) {
    case 'pprof':
      return ok(await (await import('../../../profile/formats/encodePprof')).encodePprof(profile));
    case 'folded':
      return ok((await import('../../../profile/folded')).formatFolded(profile.tree));
    case 'speedscope':
      return (await import('../../../profile/formats/encodeSpeedscope')).encodeSpeedscope(profile);
    case 'svg': {
      const [{ encodeSvg }, { svgLook }] = await Promise.all([
        import('../../../profile/formats/encodeSvg'),
        import('./svgLook'),
      ]);
      return ok(encodeSvg(profile, svgLook(seen, look)));
    }
    case 'html':
      return ok((await import('../../../profile/formats/encodeHtml')).encodeHtml(profile));
  }
}
