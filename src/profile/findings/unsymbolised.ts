const UNSYMBOLISED =
  /^(?:0x[0-9a-f]+(?: \[.*\])?|\[unknown\]|\[[^\]]+\.so[\d.]*\]|\(unknown\)(?: \[.*\])?|<unknown>|\?\?)$/;

/** Go writes this where a thread was created by nobody it knows. */
const NO_PLACE = '0xffffffffffffffff';

/** Whether a name is none, but the address of a frame, its library (as perf has it), or a word for that nothing is known. */
export const isUnsymbolised = (name: string): boolean => UNSYMBOLISED.test(name) && name !== NO_PLACE;
