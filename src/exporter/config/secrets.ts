import { err, ok, type Result } from '../../profile/result';
import { type AccessEntry } from './schema';

/** What secrets are read from. Throws as `fs.readFileSync` does. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => string;
}

type Secret = NonNullable<AccessEntry['bearer']>;

/** Headers that every request to a server carries. The error is a sentence, without the secret. */
export function authHeaders(
  { tenant, basicAuth, bearer }: AccessEntry,
  sources: SecretSources
): Result<Readonly<Record<string, string>>, { readonly key: 'basicAuth' | 'bearer'; readonly detail: string }> {
  const headers: Record<string, string> = tenant === undefined ? {} : { 'X-Scope-OrgID': tenant };
  if (basicAuth && bearer) {
    return err({ key: 'bearer', detail: 'there is basicAuth or bearer, not both' });
  }
  if (basicAuth) {
    const password = readSecret(basicAuth.password, sources);
    if (!password.ok) {
      return err({ key: 'basicAuth', detail: password.error });
    }
    headers.Authorization = `Basic ${Buffer.from(`${basicAuth.user}:${password.value}`).toString('base64')}`;
  }
  if (bearer) {
    const token = readSecret(bearer, sources);
    if (!token.ok) {
      return err({ key: 'bearer', detail: token.error });
    }
    headers.Authorization = `Bearer ${token.value}`;
  }
  return ok(headers);
}

function readSecret(secret: Secret, { env, readFile }: SecretSources): Result<string, string> {
  if ('env' in secret) {
    const value = env[secret.env];
    return value ? ok(value) : err(`the variable ${secret.env} is not set`);
  }
  try {
    const value = readFile(secret.file).trim();
    return value === '' ? err(`the file ${secret.file} is empty`) : ok(value);
  } catch (error) {
    return err(`the file ${secret.file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
