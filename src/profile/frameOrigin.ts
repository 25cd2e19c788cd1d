import { packageOf } from './packages';
import { isRuntimeFrame, RUNTIME_PRESETS } from './runtimePresets';

/**
 * Whose code a frame is, as far as names tell: a language's runtime, a library that comes with the language or is
 * installed from outside, or the program's own. What is not known is taken for its own.
 */
export type FrameOrigin = 'runtime' | 'library' | 'own';

/** First elements of the import paths of Go's standard library: https://pkg.go.dev/std */
const GO_STANDARD =
  /^(?:archive|bufio|bytes|cmp|compress|container|context|crypto|database|debug|embed|encoding|errors|expvar|flag|fmt|hash|html|image|index|internal|io|iter|log|maps|math|mime|net|os|path|reflect|regexp|runtime|slices|sort|strconv|strings|sync|syscall|testing|text|time|unicode|unique|vendor|weak)(?:\/|$)/;
/** Hosts of Go modules that hold libraries only, and the clients of profilers and traces. */
const GO_LIBRARIES =
  /^(?:golang\.org\/x|google\.golang\.org|gopkg\.in|go\.uber\.org|go\.opentelemetry\.io|github\.com\/(?:grafana\/pyroscope-go|prometheus\/client_golang|gorilla|jackc|lib|redis|go-redis|gin-gonic|labstack|spf13))(?:\/|$)/;
const OTHER_LIBRARIES =
  /^(?:(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx|scala|org\.apache|org\.springframework|io\.netty|com\.fasterxml|com\.google\.common|org\.hibernate|org\.postgresql|com\.zaxxer|ch\.qos\.logback|org\.slf4j|io\.opentelemetry|io\.micrometer)\.?|System(?:\.|$)|Microsoft(?:\.|$)|Newtonsoft(?:\.|$)|std::|core::|alloc::|std$|core$|alloc$|hyper(?:::|$)|tokio(?:::|$)|serde\w*(?:::|$)|node:)/;
const INSTALLED =
  /[/\\](?:node_modules|site-packages|dist-packages|\.cargo[/\\]registry)[/\\]|[/\\]python\d(?:\.\d+)?[/\\]/;

export function frameOrigin(name: string, file: string): FrameOrigin {
  if (RUNTIME_PRESETS.some((preset) => isRuntimeFrame(preset, name, file))) {
    return 'runtime';
  }
  const packageName = packageOf(name, file);
  const isLibrary =
    INSTALLED.test(file) ||
    /node_modules\//.test(name) ||
    [GO_STANDARD, GO_LIBRARIES, OTHER_LIBRARIES].some((known) => known.test(packageName));
  return isLibrary ? 'library' : 'own';
}
