import { Observable } from 'rxjs';

/** Runs a promise whose work stops when nobody listens any more. `next` passes on what is there before its end. */
export function fromAbortable<T>(run: (signal: AbortSignal, next: (value: T) => void) => Promise<T>): Observable<T> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    run(controller.signal, (value) => subscriber.next(value)).then(
      (value) => {
        subscriber.next(value);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error)
    );
    return () => controller.abort();
  });
}
