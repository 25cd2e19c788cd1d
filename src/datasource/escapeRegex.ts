/** A text as a regular expression that matches just it, in RE2 as well as in JavaScript. */
export const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
