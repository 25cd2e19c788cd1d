import { packageOf } from './packages';

describe('packageOf', () => {
  it.each([
    // Go, as runtime/pprof writes names (tests/fixtures/pprof).
    ['main.main.func1.1', '/home/dev/src/x/target/main.go', 'main'],
    ['net/http.(*conn).serve', '/usr/local/go/src/net/http/server.go', 'net/http'],
    ['net/http.(*conn).serve', '', 'net/http'],
    ['net/http.HandlerFunc.ServeHTTP', '', 'net/http'],
    ['net.(*netFD).accept', '', 'net'],
    ['slices.Sort[go.shape.[]int,go.shape.int]', '/usr/local/go/src/slices/sort.go', 'slices'],
    ['slices.pdqsortOrdered[go.shape.int]', '', 'slices'],
    ['crypto/internal/fips140/sha256.blockSHANI', '', 'crypto/internal/fips140/sha256'],
    ['runtime.mallocgc', '', 'runtime'],
    ['runtime/pprof.Do', '', 'runtime/pprof'],
    [
      'github.com/grafana/pyroscope/pkg/querier.(*Querier).SelectSeries',
      '',
      'github.com/grafana/pyroscope/pkg/querier',
    ],
    ['google.golang.org/grpc.(*Server).handleStream.func1', '', 'google.golang.org/grpc'],
    ['gopkg.in/yaml%2ev3.(*parser).parse', '', 'gopkg.in/yaml.v3'],
    ['github.com/a/b.Map[string,github.com/c/d.Value]', '', 'github.com/a/b'],
    // Java, Kotlin, Scala: async-profiler with slashes, JFR with dots.
    ['java/lang/Thread.run', '', 'java.lang'],
    ['java.util.concurrent.ThreadPoolExecutor$Worker.run', '', 'java.util.concurrent'],
    ['org/springframework/web/servlet/DispatcherServlet.doDispatch', '', 'org.springframework.web.servlet'],
    ['com.example.Checkout.lambda$pay$0', 'Checkout.java', 'com.example'],
    ['kotlinx.coroutines.DispatchedTask.run', '', 'kotlinx.coroutines'],
    ['scala.collection.immutable.List.foreach', 'List.scala', 'scala.collection.immutable'],
    // Python: by file, else by dots.
    ['get_response', '/usr/lib/python3/dist-packages/django/core/handlers/base.py', 'django.core.handlers.base'],
    ['send', '/srv/venv/lib/python3.12/site-packages/requests/sessions.py', 'requests.sessions'],
    ['run_once', '/usr/lib/python3.12/asyncio/base_events.py', 'asyncio.base_events'],
    ['<module>', '/app/recommender/__init__.py', 'app.recommender'],
    ['django.core.handlers.base.get_response', '', 'django.core.handlers.base'],
    // Node: node_modules, built-in modules (tests/fixtures/pprof/node-*.pb.gz).
    ['encode', '/app/node_modules/@datadog/pprof/out/src/profile-encoder.js', '@datadog/pprof'],
    ['dedup', '/app/node_modules/pprof-format/dist/commonjs/index.js', 'pprof-format'],
    ['get', 'C:\\app\\node_modules\\@scope\\pkg\\index.js', '@scope/pkg'],
    ['inner', '/app/node_modules/a/node_modules/b/index.js', 'b'],
    ['listOnTimeout', 'node:internal/timers', 'node:internal/timers'],
    ['fib', '/home/dev/src/x/app/nodepprof/srv.cjs', ''],
    ['Garbage Collection', '', ''],
    // Node, as @pyroscope/nodejs names functions.
    ['node:internal/timers:listOnTimeout:524', '', 'node:internal/timers'],
    ['./node_modules/express/lib/router/index.js:next:123', '', 'express'],
    ['./src/checkout.ts:(anonymous:L#4:C#28):4', '', ''],
    [':Garbage Collection:0', '', ''],
    ['(anonymous:L#4:C#28)', '', ''],
    // Rust, legacy and v0 names as demangled.
    ['tokio::runtime::task::raw::poll', '', 'tokio::runtime::task::raw'],
    ['alloc::vec::Vec<T,A>::push', '', 'alloc::vec'],
    ['<alloc::vec::Vec<T> as core::ops::drop::Drop>::drop', '', 'alloc::vec'],
    ['std::rt::lang_start::{{closure}}', '', 'std::rt::lang_start'],
    ['hyper::proto::h1::dispatch::Dispatcher<D,Bs,I,T>::poll_catch', '', 'hyper::proto::h1::dispatch'],
    // C++.
    ['rocksdb::DBImpl::Get(rocksdb::ReadOptions const&)', '', 'rocksdb'],
    ['std::vector<int, std::allocator<int> >::push_back(int&&)', '', 'std'],
    ['void std::__invoke_impl<void, f(int)>(std::__invoke_other)', '', 'std'],
    ['leveldb::(anonymous namespace)::PosixEnv::StartThread(void (*)(void*), void*)', '', 'leveldb'],
    ['main', '/app/main.cpp', ''],
    // .NET: with the assembly or namespace before an exclamation mark, or dots only.
    ['System.Threading!Thread.StartCallback', '', 'System.Threading'],
    ['System.Private.CoreLib.il!System.String.Concat(class System.String)', '', 'System.Private.CoreLib'],
    ['System.Threading.Tasks.Task.Execute', '', 'System.Threading.Tasks'],
    // Native code without any of it.
    ['0x7f1b2d528000 [libc.so.6]', '/usr/lib/x86_64-linux-gnu/libc.so.6', 'libc.so.6'],
    ['__memmove_avx_unaligned_erms', '/usr/lib/x86_64-linux-gnu/libc.so.6', 'libc.so.6'],
    ['do_syscall_64', '[kernel.kallsyms]', 'kernel.kallsyms'],
    ['malloc', '/build/malloc.c', ''],
    ['', '', ''],
  ])('%s in "%s" is of "%s"', (name, file, expected) => {
    expect(packageOf(name, file)).toBe(expected);
  });

  it.each(['a'.repeat(200_000), '<'.repeat(100_000), 'a::'.repeat(50_000), 'a/'.repeat(50_000), 'x<'.repeat(50_000)])(
    'takes no long time on a long name',
    (name) => {
      const start = performance.now();
      packageOf(name, name);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  );
});
