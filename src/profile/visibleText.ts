/** Control characters, and those that turn the direction of the text behind them. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Writes characters that are not seen but change what is seen as `\u202e`, so that a name from a profile can neither
 * hide a part of itself nor reorder the text around it (CVE-2021-42574, "Trojan Source").
 */
export const visibleText = (text: string): string =>
  text.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
