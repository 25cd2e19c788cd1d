/** Lets the user save a blob as a file, by a link that the browser downloads. Nothing leaves the browser. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has begun by then: https://developer.mozilla.org/docs/Web/API/URL/revokeObjectURL_static
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name that all systems take, from whatever a profile is called. */
export function fileNameOf(name: string, extension: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, '');
  return `${plain.slice(0, 100) || 'profile'}.${extension}`;
}

/** What a file of a profile is called without the endings of its format. */
export const withoutExtension = (name: string): string =>
  name.replace(/(?<=.)(\.(pb|pprof|prof|folded|collapsed|txt|speedscope|cpuprofile|json|html?|gz))+$/i, '');
