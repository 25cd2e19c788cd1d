import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildTree } from './buildTree';
import { fileOf } from './frameFiles';
import { decodePprof } from './pprof';
import { isRuntimeFrame, RUNTIME_PRESETS, runtimePreset } from './runtimePresets';

const FIXTURES = join(__dirname, '..', '..', 'tests', 'fixtures', 'pprof');

it.each([
  ['go', 'runtime.mallocgc', '', true],
  ['go', 'runtime.(*mheap).alloc.func1', '', true],
  ['go', 'runtime/pprof.Do', '', true],
  ['go', 'internal/runtime/maps.(*Map).getWithKeySmall', '', true],
  ['go', 'main.main', '', false],
  ['go', 'net/http.(*conn).serve', '', false],
  ['go', 'github.com/acme/runtime.Start', '', false],
  ['jvm', 'java/lang/Thread.run', '', true],
  ['jvm', 'java.lang.reflect.Method.invoke', '', true],
  ['jvm', 'G1ParScanThreadState::trim_queue', '', true],
  ['jvm', 'InstanceKlass::link_class', '/opt/java/lib/server/libjvm.so', true],
  ['jvm', 'java.util.HashMap.get', '', false],
  ['jvm', 'com.example.Thread.run', '', false],
  ['node', 'listOnTimeout', 'node:internal/timers', true],
  ['node', 'Garbage Collection', '', true],
  ['node', '(idle)', '', true],
  ['node', 'node:internal/timers:listOnTimeout:524', '', true],
  ['node', ':Garbage Collection:0', '', true],
  ['node', './src/garbage.ts:Garbage Collection:0', '', false],
  ['node', 'fib', '/app/srv.cjs', false],
  ['node', 'emit', '/app/node_modules/eventemitter3/index.js', false],
  ['python', '_PyEval_EvalFrameDefault', '', true],
  ['python', '_find_and_load', '<frozen importlib._bootstrap>', true],
  ['python', 'run', '/usr/lib/python3.12/threading.py', true],
  ['python', 'run', '/app/threading.py', false],
  ['dotnet', 'System.Threading!Thread.StartCallback', '', true],
  ['dotnet', 'System.Threading.ThreadPoolWorkQueue.Dispatch', '', true],
  ['dotnet', 'System.Collections.Generic.List.Add', '', false],
  ['rust', 'std::rt::lang_start::{{closure}}', '', true],
  ['rust', 'core::ops::function::FnOnce::call_once', '', true],
  ['rust', '<alloc::boxed::Box<F,A> as core::ops::function::FnOnce<Args>>::call_once', '', true],
  ['rust', 'std::collections::HashMap<K,V>::insert', '', false],
  ['rust', 'tokio::runtime::Runtime::block_on', '', false],
  ['native', '__libc_start_call_main', '', true],
  ['native', 'memcpy', '/usr/lib/x86_64-linux-gnu/libc.so.6', true],
  ['native', 'memcpy', '/lib/ld-musl-x86_64.so.1', true],
  ['native', '0x7f1b2d528000 [libc.so.6]', '', true],
  ['native', 'vfs_read', '[kernel.kallsyms]', true],
  ['native', 'vfs_read_[k]', '', true],
  ['native', 'work', '/opt/app/libcheckout.so', false],
])('%s hides %s in "%s": %s', (id, name, file, hidden) => {
  const preset = runtimePreset(id);
  expect(preset && isRuntimeFrame(preset, name, file)).toBe(hidden);
});

interface Frame {
  readonly name: string;
  readonly file: string;
}

/** What the presets should hide, told by where a function stands. Go's assembly has names without a package. */
const OF_RUNTIME: ReadonlyArray<[string, RegExp, (frame: Frame) => boolean]> = [
  [
    'go',
    /^(?!node)/,
    ({ name, file }) =>
      /^(?:runtime|internal\/runtime)[./]/.test(name) || (/^\/usr\/local\/go\/src\//.test(file) && !name.includes('.')),
  ],
  ['node', /^node/, ({ name, file }) => file.startsWith('node:') || /^(Node\.js|Garbage|\(ext)/.test(name)],
];

it.each(OF_RUNTIME)(
  '%s hides the runtime of recorded profiles, and nothing else',
  async (id, profiles, isOfRuntime) => {
    const preset = runtimePreset(id);
    const frames = new Map<string, Frame>();
    for (const profile of readdirSync(FIXTURES).filter((name) => profiles.test(name))) {
      const decoded = await decodePprof(new Uint8Array(readFileSync(join(FIXTURES, profile))));
      if (decoded.ok) {
        const tree = buildTree(decoded.value, 0, undefined, { files: true });
        tree.level.forEach((level, row) => {
          const frame = { name: tree.names[tree.nameIndex[row]], file: fileOf(tree, row) };
          return level > 0 && frames.set(JSON.stringify(frame), frame);
        });
      }
    }
    const all = [...frames.values()];
    const hidden = all.filter(({ name, file }) => preset && isRuntimeFrame(preset, name, file));
    expect(hidden.length).toBeGreaterThan(5);
    expect(hidden).toEqual(all.filter(isOfRuntime));
  }
);

it('has an id, a title and a sentence each', () => {
  expect(new Set(RUNTIME_PRESETS.map(({ id }) => id)).size).toBe(RUNTIME_PRESETS.length);
  expect(runtimePreset('cobol')).toBeUndefined();
});
