const UNSYMBOLISED = /^(?:0x[0-9a-f]+(?: \[.*\])?|\[unknown\]|\(unknown\)(?: \[.*\])?|<unknown>|\?\?)$/;

/** Whether a name is none, but the address of a frame or a word for that nothing is known of it. */
export const isUnsymbolised = (name: string): boolean => UNSYMBOLISED.test(name);
