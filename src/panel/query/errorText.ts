/** What an error of a data source says, in any of the shapes that Grafana gives to errors. */
export function errorText(error: unknown): string {
  const { message, data } = (error ?? {}) as { message?: unknown; data?: { message?: unknown; error?: unknown } };
  const reason = [message, data?.message, data?.error, error].find((text) => typeof text === 'string' && text !== '');
  return typeof reason === 'string' ? reason : 'The query failed without saying why.';
}
