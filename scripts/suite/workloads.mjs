import { oneCheck, skipped, together } from './counts.mjs';
import { has, run } from './run.mjs';

/** The workloads of docker compose, in Go and Python: nothing else here compiles them. */
export async function workloads() {
  return together([await goWorkload(), await pythonWorkload()]);
}

async function goWorkload() {
  const cwd = 'demo/go';
  if (!(await has('go', 'version'))) {
    return skipped('demo/go not tested: no Go here');
  }
  if ((await run(['go', 'mod', 'download'], { cwd, timeoutMs: 300_000 })) !== undefined) {
    return skipped('demo/go not tested: its modules could not be downloaded');
  }
  // go test builds and vets as well.
  return oneCheck(await run(['go', 'test', './...'], { cwd, timeoutMs: 600_000 }));
}

async function pythonWorkload() {
  const parse = 'import ast,sys; [ast.parse(open(f).read(), f) for f in sys.argv[1:]]';
  if (!(await has('python3'))) {
    return skipped('demo/python not parsed: no Python here');
  }
  return oneCheck(await run(['python3', '-c', parse, 'demo/python/recommender.py']));
}
