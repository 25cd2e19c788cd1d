/** Benches by their names, which are printed with what they measure. */
export type Benches = Readonly<Record<string, () => Promise<void> | void>>;
