const UNSYMBOLISED = /^(?:0x[0-9a-f]+(?: \[.*\])?|\[unknown\]|\(unknown\)(?: \[.*\])?|<unknown>|\?\?)$/;

/** Go writes this where a thread was created by nobody it knows. */
const NO_PLACE = '0xffffffffffffffff';

/** Whether a name is none, but the address of a frame or a word for that nothing is known of it. */
export const isUnsymbolised = (name: string): boolean => UNSYMBOLISED.test(name) && name !== NO_PLACE;
