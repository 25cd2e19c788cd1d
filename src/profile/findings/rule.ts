import * as v from 'valibot';

/** What a profile is of, as far as rules care. */
const PROFILE_KINDS = ['cpu', 'allocations', 'heap', 'goroutines', 'locks'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** A part of a total, above 0 and up to 1. */
const part = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));
const pattern = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000));

/** Frames that a rule is about: those of a runtime, or those whose function or package a pattern (RE2) is found in. */
const match = v.variant('by', [
  v.strictObject({ by: v.literal('runtime'), preset: v.string() }),
  v.strictObject({ by: v.literal('function'), pattern }),
  v.strictObject({ by: v.literal('package'), pattern }),
]);

/** What to do next. The user interface makes a button of it. */
const next = v.variant('kind', [
  v.strictObject({ kind: v.literal('showLines') }),
  v.strictObject({ kind: v.literal('showCallers') }),
  v.strictObject({ kind: v.literal('focus') }),
  v.strictObject({ kind: v.literal('openProfile'), profile: v.picklist(PROFILE_KINDS) }),
  v.strictObject({ kind: v.literal('raiseMaxNodes') }),
  v.strictObject({ kind: v.literal('openGuide'), url: v.pipe(v.string(), v.url(), v.startsWith('https://')) }),
]);

const common = {
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is no id: letters, digits and -')),
  severity: v.picklist(['info', 'warning']),
  /** A sentence; `{share}`, `{function}` and `{count}` are filled in. */
  text: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(500),
    v.check(
      (text) => !/\{(?!(?:share|function|count)\})/.test(text),
      'may have {share}, {function} and {count} in it, and no other brace'
    )
  ),
  next,
};

/** Frames that together have at least this part of the total: by themselves, or with all that they call. */
const shareRule = v.strictObject({
  ...common,
  kind: v.literal('share'),
  profiles: v.pipe(v.array(v.picklist(PROFILE_KINDS)), v.minLength(1)),
  match: v.pipe(v.array(match), v.minLength(1), v.maxLength(50)),
  measure: v.picklist(['self', 'total']),
  atLeast: part,
});

/** A shape of the flame graph; what `atLeast` is a part of depends on the shape. */
const shapeRule = v.strictObject({
  ...common,
  kind: v.literal('shape'),
  profiles: v.pipe(v.array(v.picklist(PROFILE_KINDS)), v.minLength(1)),
  shape: v.picklist(['hot', 'convergence', 'tower', 'diffuse', 'recursion', 'truncated', 'unsymbolised', 'fewSamples']),
  atLeast: part,
});

export const ruleSchema = v.variant('kind', [shareRule, shapeRule]);
export type Rule = v.InferOutput<typeof ruleSchema>;
export type ShareRule = v.InferOutput<typeof shareRule>;
export type ShapeRule = v.InferOutput<typeof shapeRule>;
export type RuleMatch = v.InferOutput<typeof match>;
export type NextStep = v.InferOutput<typeof next>;

/** A file of rules, as it is provisioned; each of its rules is read by itself. */
export const ruleFileSchema = v.strictObject({
  version: v.literal(1),
  /** Ids of built-in rules that are not wanted. */
  off: v.optional(v.array(v.string()), []),
  rules: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(500)), []),
});
