import { invalid } from './parcaError';

/** Parameters of a request by their path: `merge.query` or, where a word of it is in camel case, `reportType`. */
export class Parameters {
  private readonly fields = new Map<string, readonly string[]>();

  constructor(search: URLSearchParams) {
    for (const [name, value] of search) {
      refuseFilter(name);
      const path = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      this.fields.set(path, [...(this.fields.get(path) ?? []), value]);
    }
  }

  /** The last one given; the empty string without any. */
  text(path: string): string {
    return this.fields.get(path)?.at(-1) ?? '';
  }

  texts(path: string): readonly string[] {
    return this.fields.get(path) ?? [];
  }

  /** Whether anything below a path is given. */
  hasMessage(path: string): boolean {
    return [...this.fields.keys()].some((name) => name.startsWith(`${path}.`));
  }

  /** An enum by its name or number; the first name without any. */
  choice(path: string, names: readonly string[]): string {
    const text = this.text(path);
    const chosen = text === '' ? names[0] : (names.find((name) => name === text) ?? names[Number(text)]);
    if (chosen === undefined) {
      throw invalid(`parsing field ${JSON.stringify(path)}: ${JSON.stringify(text)} is not a valid value`);
    }
    return chosen;
  }
}

/** A list of messages can't be written as parameters. */
function refuseFilter(name: string): void {
  if (name === 'filter') {
    throw invalid('parsing list "filter": unsupported message type: "parca.query.v1alpha1.Filter"');
  }
  if (name.startsWith('filter.')) {
    throw invalid('invalid path: "filter" is not a message');
  }
}
