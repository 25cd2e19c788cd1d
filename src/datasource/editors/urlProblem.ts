/** Why a text cannot be the base URL of a server; `undefined` where it can, or is empty. */
export function urlProblem(text: string | undefined): string | undefined {
  if (!text) {
    return undefined;
  }
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    return 'A URL that starts with http:// or https://';
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return 'Every viewer can read this URL: put credentials into the authentication settings';
  }
  return url.search === '' && url.hash === '' ? undefined : 'A base URL, without ? and #';
}
