import { type ExportedProfile } from '../../../profile/formats/exportedProfile';
import { ok, type Result } from '../../../profile/result';

export const EXPORT_FORMATS = ['pprof', 'folded', 'speedscope', 'svg', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface FormatWords {
  readonly label: string;
  readonly extension: string;
  readonly mime: string;
}

export const FORMAT_WORDS: Readonly<Record<ExportFormat, FormatWords>> = {
  pprof: { label: 'pprof', extension: 'pb.gz', mime: 'application/octet-stream' },
  folded: { label: 'Folded stacks', extension: 'folded.txt', mime: 'text/plain' },
  speedscope: { label: 'speedscope JSON', extension: 'speedscope.json', mime: 'application/json' },
  svg: { label: 'SVG picture', extension: 'svg', mime: 'image/svg+xml' },
  html: { label: 'HTML file', extension: 'html', mime: 'text/html' },
};

/** A profile as a file of a format, or why the format can't hold it, in words. The encoder is loaded when first used. */
export async function encodeProfile(format: ExportFormat, profile: ExportedProfile): Promise<Result<Blob, string>> {
  const content = await encode(format, profile);
  return content.ok ? ok(new Blob([content.value as BlobPart], { type: FORMAT_WORDS[format].mime })) : content;
}

async function encode(format: ExportFormat, profile: ExportedProfile): Promise<Result<string | Uint8Array, string>> {
  switch (format) {
    case 'pprof':
      return ok(await (await import('../../../profile/formats/encodePprof')).encodePprof(profile));
    case 'folded':
      return ok((await import('../../../profile/folded')).formatFolded(profile.tree));
    case 'speedscope':
      return (await import('../../../profile/formats/encodeSpeedscope')).encodeSpeedscope(profile);
    case 'svg':
      return ok((await import('../../../profile/formats/encodeSvg')).encodeSvg(profile));
    case 'html':
      return ok((await import('../../../profile/formats/encodeHtml')).encodeHtml(profile));
  }
}
