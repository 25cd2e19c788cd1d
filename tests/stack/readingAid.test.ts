import { BUILT_IN_RULES } from '../../src/profile/findings/builtInRules';
import { readRules } from '../../src/profile/findings/readRules';
import { ruleWords } from '../../src/profile/findings/ruleWords';
import { parse } from 'yaml';
import { readText } from './files';

const page = readText('docs/reading-aid.md');

it('the guide lists every built-in rule as it is', () => {
  const listed = [...page.matchAll(/^\| `[a-z0-9-]+` .*$/gm)]
    .map(([line]) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim())
    )
    .filter((cells) => cells.length === 5);
  expect(listed).toEqual(
    BUILT_IN_RULES.map(ruleWords).map(({ id, says, from, profiles, next }) => [`\`${id}\``, says, from, profiles, next])
  );
});

it('the example in the guide, and the one that is provisioned, are read without a mistake', async () => {
  const guide = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  for (const text of [guide, readText('provisioning/examples/datasources/reading-rules.yaml')]) {
    const { datasources } = parse(text) as { datasources: Array<{ jsonData: { readingRules: unknown } }> };
    const read = await readRules(datasources[0].jsonData.readingRules);
    expect(read.problems).toEqual([]);
    expect(read.rules.length).toBeGreaterThan(0);
  }
});
