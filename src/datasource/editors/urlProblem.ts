/** Why a text cannot be the base URL of a server; `undefined` where it can, or is empty. */
export function urlProblem(text: string | undefined): string | undefined {
  if (!text) {
    return undefined;
  }
  const url = parseUrl(text);
  if (!url) {
    return 'A URL that starts with http:// or https://';
  }
  if (url.username !== '' || url.password !== '') {
    return 'Every viewer can read this URL: put credentials into the authentication settings';
  }
  return url.search === '' && url.hash === '' ? undefined : 'A base URL, without ? and #';
}

function parseUrl(text: string): URL | undefined {
  try {
    return /^https?:\/\//.test(text) ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}
