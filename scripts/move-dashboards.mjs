// npm run move-dashboards: rewrites the data source references of exported dashboards. Plain Node, no packages.
import fs from 'node:fs';
import path from 'node:path';
import { filesOf, readJson, replaceFile } from './moveDashboards/files.mjs';
import { moveDashboard } from './moveDashboards/move.mjs';
import { readOptions, USAGE } from './moveDashboards/options.mjs';
import { Plan } from './moveDashboards/plan.mjs';

const { version } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8'));

function read(args) {
  try {
    const options = readOptions(args);
    return { ...options, files: filesOf(options.names) };
  } catch (error) {
    console.error(`move-dashboards: ${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const options = read(process.argv.slice(2));
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}

const plan = new Plan(options.plan);
const sum = { changes: 0, changed: 0, left: 0 };
for (const file of options.files) {
  const lines = [];
  try {
    const { json, format, isKept } = readJson(file);
    const done = moveDashboard(json, plan, version);
    const changes = done.filter(({ now }) => now !== undefined);
    const problems = done.filter(({ problem }) => problem !== undefined);
    lines.push(...done.map(lineOf));
    sum.left += problems.length;
    if (changes.length > 0) {
      if (!isKept) {
        lines.push(
          '  look at the layout of this file: it is written anew, and was not laid out as JSON.stringify does'
        );
      }
      if (options.write) {
        replaceFile(file, format(json), options.backup);
      }
      sum.changes += changes.length;
      sum.changed++;
    }
  } catch (error) {
    sum.left++;
    lines.push(`  LEFT  the file: ${reason(error)}`);
  }
  if (lines.length > 0) {
    console.log([file, ...lines].join('\n'));
  }
}
const what = `${sum.changes} references in ${sum.changed} of ${options.files.length} files`;
console.log(options.write ? `${what} were moved` : `${what} would be moved; add --write to do it`);
if (sum.left > 0) {
  console.log(`${sum.left} are left, see LEFT above`);
}
process.exit(sum.left > 0 ? 1 : 0);

function lineOf({ place, was, now, problem, note }) {
  if (now !== undefined) {
    return `  ${place}: ${was} → ${now}`;
  }
  return problem === undefined ? `  look at ${place}: ${note}` : `  LEFT  ${place}: ${problem}`;
}

function reason(error) {
  return error.code === 'EEXIST' ? 'it has a .bak already; move that away, or add --no-backup' : error.message;
}
