/** A text that Go's text/template writes as it stands: a brace that could begin an action becomes one that prints it. */
export const templateText = (text: string): string => text.replaceAll('{', '{{"{"}}');
