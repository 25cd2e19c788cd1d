import { err, ok, type Result } from './result';
import { visibleText } from './visibleText';

/** Where the source files of profiles are on the web: a checked template. */
export interface RepositoryLink {
  readonly template: string;
  /** Scheme and host, which no value changes. */
  readonly origin: string;
  /** Labels of profiles that the template has in it. */
  readonly labels: readonly string[];
  /** How the names of the program's own files begin; that part is not in the repository. Empty: all are its own. */
  readonly prefix: string;
}

const PLACE = /\$\{([^}]*)\}/g;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_.]*$/;

/**
 * Reads a template such as `https://github.com/acme/shop/blob/${version}/${file}#L${line}`: `${file}` and `${line}` are of
 * the profile, any other name in braces is a label of it. Scheme (http or https) and host are written out, so that no
 * profile decides where a link leads. The error is a sentence.
 */
export function readRepositoryLink(template: string, prefix: string): Result<RepositoryLink, string> {
  const origin = /^https?:\/\/[^/?#$\s]+(?=\/)/.exec(template)?.[0];
  if (origin === undefined) {
    return err('A link starts with https:// or http://, and its host is written out: https://github.com/…');
  }
  const names = Array.from(template.matchAll(PLACE), ([, name]) => name);
  const odd = names.find((name) => !LABEL.test(name));
  if (odd !== undefined) {
    return err(`\${${visibleText(odd)}} is neither file nor line, nor the name of a label`);
  }
  if (!names.includes('file')) {
    return err('A link to a file has ${file} in it; a provisioning file has $${file} for that');
  }
  const url = parseUrl(template.replace(PLACE, 'x'));
  if (!url || url.origin !== parseUrl(origin)?.origin) {
    return err('This is no URL');
  }
  if (url.username !== '' || url.password !== '') {
    return err('Every viewer can read this URL: it has no place for credentials');
  }
  const labels = [...new Set(names)].filter((name) => name !== 'file' && name !== 'line');
  return ok({ template, origin, labels, prefix });
}

/**
 * Where a line of a file is. `label` gives the value of a label, the empty string for one that is not there: its part of the
 * path is then left out. The error is a sentence.
 */
export function repositoryUrl(
  { template, origin, prefix }: RepositoryLink,
  label: (name: string) => string,
  file: string,
  line: number
): Result<string, string> {
  if (file === '') {
    return err('The profile does not tell the file.');
  }
  if (!file.startsWith(prefix)) {
    return err(`${visibleText(file)} does not begin with ${visibleText(prefix)}, as the files of the repository do.`);
  }
  const problems: string[] = [];
  const path = template.slice(origin.length).replace(PLACE, (_, name: string) => {
    if (name === 'line') {
      return String(Math.max(1, line));
    }
    const value = name === 'file' ? ok(file.slice(prefix.length)) : withoutHost(label(name), origin);
    const encoded = value.ok ? encodePath(value.value) : value;
    if (!encoded.ok) {
      problems.push(`${name === 'file' ? 'The file' : `The label ${name}`} ${encoded.error}`);
      return '';
    }
    return encoded.value;
  });
  const [before, ...behind] = path.split(/(?=[?#])/);
  const url = parseUrl(`${origin}${before.replace(/\/{2,}/g, '/')}${behind.join('')}`);
  const [problem] = problems;
  return url && problem === undefined ? ok(url.href) : err(problem ?? 'What comes out of the template is no URL.');
}

/** Pyroscope's label `service_repository` is the address of a repository. */
function withoutHost(value: string, origin: string): Result<string, string> {
  const host = origin.replace(/^https?:\/\//, '');
  const bare = value.replace(/^https?:\/\//, '');
  if (bare.startsWith(`${host}/`)) {
    return ok(bare.slice(host.length + 1).replace(/\.git$/, ''));
  }
  return bare === value ? ok(value) : err(`is ${visibleText(value)}, which is not on ${host}.`);
}

function encodePath(text: string): Result<string, string> {
  const parts = text.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
  return parts.includes('..')
    ? err(`is ${visibleText(text)}: a path with .. leads elsewhere.`)
    : ok(parts.map(encodeURIComponent).join('/'));
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
