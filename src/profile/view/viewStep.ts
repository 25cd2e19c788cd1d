/**
 * A step that changes which stacks and frames of a tree are seen. Functions and paths are exact names, as the tree has
 * them; a name that the tree does not have changes nothing, or leaves nothing where stacks are kept by it.
 */
export type ViewStep =
  /** Keeps the stacks that begin with this path from the root on (one name at least). */
  | { readonly kind: 'focusPath'; readonly path: readonly string[] }
  /** Keeps the stacks that a function is in. */
  | { readonly kind: 'focusFunction'; readonly name: string }
  /** Drops the stacks that a function is in. */
  | { readonly kind: 'dropFunction'; readonly name: string }
  /** Keeps the stacks with a function whose name passes a search for text (`textSearch`); all where that asks for nothing. */
  | { readonly kind: 'focusFound'; readonly pattern: string }
  /** Drops the stacks that such a function is in. */
  | { readonly kind: 'dropFound'; readonly pattern: string }
  /** Takes the frames of such functions out and gives their cost to the caller. */
  | { readonly kind: 'hideFound'; readonly pattern: string }
  /** Begins the stacks at the outermost frame of a function; drops those without one. */
  | { readonly kind: 'showFrom'; readonly name: string }
  /** Takes the frames of a function out and gives their cost to the caller. */
  | { readonly kind: 'hideFunction'; readonly name: string }
  /** Makes what a function calls its own cost. */
  | { readonly kind: 'collapseFunction'; readonly name: string }
  /** `direct`: frames that call themselves become one. `all`: no function stands twice in a stack. */
  | { readonly kind: 'collapseRecursion'; readonly which: 'direct' | 'all' }
  /** Takes the frames of a runtime out: an id of `RUNTIME_PRESETS`. */
  | { readonly kind: 'hideRuntime'; readonly preset: string }
  /** Wants nothing cut off below a path, of the profile as it came; no names: nowhere. Changes no stack. */
  | { readonly kind: 'inFull'; readonly path: readonly string[] };
