interface Answer<Data> {
  readonly status: string;
  readonly data: Data;
}

/** An instant value of a series: seconds since the epoch, and the number as text. */
export interface PrometheusValue {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** Asks Prometheus' HTTP API. @param question path and query behind `/api/v1/` */
export async function prometheusApi<Data>(url: string, question: string): Promise<Data> {
  const response = await fetch(`${url}/api/v1/${question}`);
  const { status, data } = (await response.json()) as Answer<Data>;
  if (status !== 'success') {
    throw new Error(`Prometheus answered ${status} to ${question}`);
  }
  return data;
}

export async function prometheusValues(url: string, expression: string): Promise<readonly PrometheusValue[]> {
  const { result } = await prometheusApi<{ result: PrometheusValue[] }>(
    url,
    `query?query=${encodeURIComponent(expression)}`
  );
  return result;
}
