import { createServer, type Server } from 'node:http';

interface Pages {
  readonly metrics: () => Promise<string>;
  /** Whether the first tick has ended. */
  readonly isReady: () => boolean;
}

const TEXT = 'text/plain; charset=utf-8';
const METRICS = 'text/plain; version=0.0.4; charset=utf-8';

/** `/metrics`, and the two questions of an orchestrator, under the names that Prometheus uses itself. */
export function metricsServer({ metrics, isReady }: Pages): Server {
  return createServer((request, response) => {
    const send = (status: number, type: string, text: string): void =>
      void response.writeHead(status, { 'content-type': type }).end(text);

    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(405, TEXT, 'Only GET is answered here.\n');
      return;
    }
    switch (request.url?.split('?', 1)[0]) {
      case '/metrics':
        metrics().then(
          (text) => send(200, METRICS, text),
          (error: unknown) => send(500, TEXT, `${String(error)}\n`)
        );
        return;
      case '/-/healthy':
        send(200, TEXT, 'spanflame-exporter is running.\n');
        return;
      case '/-/ready':
        send(isReady() ? 200 : 503, TEXT, isReady() ? 'Windows are read.\n' : 'The first windows are being read.\n');
        return;
      case '/':
        send(200, TEXT, 'spanflame-exporter: /metrics, /-/healthy, /-/ready\n');
        return;
      default:
        send(404, TEXT, 'There are /metrics, /-/healthy and /-/ready.\n');
    }
  });
}
