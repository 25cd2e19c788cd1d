import { filesIn, readJson, readText, readYaml } from './files';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'timeout-minutes'?: number;
        readonly steps: ReadonlyArray<{
          readonly run?: string;
          readonly uses?: string;
          readonly with?: Record<string, string>;
        }>;
      }
    >
  >;
}

const files = filesIn('.github/workflows', '.yml');
const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json');

describe.each(files)('%s', (file) => {
  const { permissions, jobs } = readYaml<Workflow>(file);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('says what its token may do, and ends', () => {
    expect(Object.keys(permissions)).toEqual(['contents']);
    expect(Object.values(jobs).filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  it('runs scripts that exist', () => {
    const named = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm (?:run )?([\w:]+)/g)].map((match) => match[1] ?? '')
    );
    expect(named).toContain('test');
    expect(named.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([]);
  });

  it('uses released actions', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  });
});

it('CI takes the Node version that the repository names', () => {
  expect(readText('.nvmrc').trim()).toBe('20');
  expect(readText('.ci/run')).toContain('npm test');
});
