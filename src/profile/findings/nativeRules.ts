import { focusFrame, note, openAllocations, runtimeShare, share, showCallers } from './makeRule';
import { type ShareRule } from './rule';

/** Rust, C and the kernel. */
export const NATIVE_RULES: readonly ShareRule[] = [
  // Rust and C
  share(
    'rust-alloc',
    'total',
    0.1,
    [
      '^(alloc::alloc::|__rust_(alloc|dealloc|realloc)|_rjem_|__rdl_|je_malloc|malloc$|free$|cfree$|_int_(malloc|free|realloc)$|__GI___libc_(malloc|free|realloc)$|unlink_chunk$|malloc_consolidate$)',
    ],
    'Allocating and freeing memory has {share} of the time.',
    showCallers
  ),
  share(
    'rust-clone',
    'total',
    0.05,
    [' as core::clone::Clone>::clone$', '::clone::Clone>?::clone$'],
    'Clones have {share} of the time.',
    showCallers
  ),
  note(
    'rust-drop',
    'total',
    0.15,
    ['^core::ptr::(drop_in_place|drop_glue)'],
    'Dropping values has {share} of the time.',
    showCallers
  ),
  share(
    'rust-json',
    'total',
    0.15,
    ['^serde_json::(de::from_|ser::to_|from_|to_)'],
    'Reading and writing JSON has {share} of the time: what does not change can be kept.',
    showCallers
  ),
  // Kernel
  share(
    'kernel-softirq',
    'total',
    0.1,
    ['^(__do_softirq|do_softirq|handle_softirqs)'],
    'Interrupts that the kernel handles later (softirq) have {share} of the time: packets and timers, mostly.',
    focusFrame
  ),
  share(
    'kernel-page-faults',
    'total',
    0.05,
    ['^(asm_)?exc_page_fault', '^handle_mm_fault', '^clear_page_'],
    'Page faults have {share} of the time: memory is touched for the first time.',
    focusFrame
  ),
  share(
    'kernel-network',
    'total',
    0.1,
    ['^(tcp_|net_rx_action|__napi_poll|ip_rcv)'],
    "The kernel's network stack has {share} of the time.",
    focusFrame
  ),
  share(
    'kernel-copies',
    'self',
    0.05,
    ['^(_?copy_(to|from)_user|copy_user_)', '^rep_movs'],
    'Copying between the kernel and the program has {share} of the time.',
    showCallers
  ),
];

/** What every language has. */
export const COMMON_RULES: readonly ShareRule[] = [
  share(
    'memory-moves',
    'self',
    0.08,
    ['^(runtime\\.(memmove|memclrNoHeapPointers|typedmemmove)|__mem(cpy|move|set)\\w*|memcpy|memmove|memset)$'],
    'Copying and clearing memory has {share} of the time.',
    showCallers
  ),
  share(
    'tls-handshakes',
    'total',
    0.1,
    [
      '^crypto/tls\\.\\(\\*Conn\\)\\.(Handshake|handshakeContext)',
      '^sun[./]security[./]ssl[./](TransportContext\\.kickstart|HandshakeContext\\.)',
      '^(SSL_do_handshake|ossl_statem_(accept|connect)|tls_process_\\w+)$',
      '^rustls::\\w+::\\w*(hs|handshake)',
    ],
    'TLS handshakes have {share} of the time: connections are opened often instead of kept.',
    showCallers
  ),
  share(
    'public-key-cryptography',
    'total',
    0.1,
    [
      '^crypto/(rsa|ecdsa|ed25519|ecdh|internal/fips140/(rsa|ecdsa|ed25519|ecdh))\\.',
      '^java[./]security[./]Signature\\.',
      '^(RSA|ECDSA)_(do_)?(verify|sign)',
      'rsa_ossl_',
    ],
    'Public-key cryptography has {share} of the time: results that stay valid can be kept.',
    showCallers
  ),
  share(
    'hashing',
    'total',
    0.15,
    [
      '^crypto/(internal/fips140/)?(sha1|sha256|sha512|sha3|md5)\\.',
      '^(SHA1|SHA256|SHA512|MD5)_(Update|Final)',
      '^java[./]security[./]MessageDigest\\.',
    ],
    'Hashing has {share} of the time.',
    showCallers
  ),
  share(
    'telemetry',
    'total',
    0.05,
    [
      '^go\\.opentelemetry\\.io/otel',
      '^github\\.com/DataDog/',
      '^go\\.uber\\.org/zap',
      '^io[./]opentelemetry[./]',
      '^(org[./]apache[./]logging|ch[./]qos[./]logback)[./]',
      'node_modules/@opentelemetry/',
      '^opentelemetry[./]',
    ],
    'Traces, logs and metrics have {share} of the total.',
    showCallers,
    ['cpu', 'allocations', 'goroutines']
  ),
  share(
    'profiler',
    'total',
    0.05,
    [
      '^runtime/pprof\\.(StartCPUProfile|write|\\(\\*(Profile|profileBuilder)\\))',
      '^net/http/pprof\\.',
      '^github\\.com/grafana/pyroscope-go\\.\\(\\*Session\\)',
      '^(TimeProfiler|_?encodeToBufferAsync|encodeAsync)$',
    ],
    'Profiling itself has {share} of the total.',
    focusFrame,
    ['cpu', 'allocations', 'heap', 'locks']
  ),
  runtimeShare('go', 'Go', 0.4, openAllocations),
  runtimeShare('jvm', 'the JVM', 0.25, openAllocations),
  runtimeShare('node', 'Node.js', 0.25, focusFrame),
  runtimeShare('python', 'Python', 0.25, focusFrame),
  runtimeShare('dotnet', '.NET', 0.25, openAllocations),
  runtimeShare('rust', "Rust's standard library", 0.25, focusFrame),
  runtimeShare('native', 'the C library and the kernel', 0.25, focusFrame),
];
