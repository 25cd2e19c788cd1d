/**
 * Sends carts to `url` one after the other until the signal aborts, with a pause in between: about two requests a
 * second leave most of a core free.
 */
export async function sendCarts(url: string, pauseMillis: number, signal: AbortSignal): Promise<void> {
  for (let n = 0; !signal.aborted; n++) {
    const body = JSON.stringify({ token: `token-${n}`, items: (n % 7) + 1 });
    await fetch(`${url}/checkout`, { method: 'POST', body, signal })
      .then((response) => response.arrayBuffer())
      .catch((error: unknown) => {
        if (!signal.aborted) {
          console.error(`checkout-api: ${String(error)}`);
        }
      });
    await new Promise((resolve) => setTimeout(resolve, pauseMillis));
  }
}
