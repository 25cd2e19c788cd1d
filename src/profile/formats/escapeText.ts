import { visibleText } from '../visibleText';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Halves of a surrogate pair without the other half, and code points that XML does not allow in any form. */
const NOT_XML = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;

/** Text for the content and the attributes of XML and HTML. What is not seen but changes what is seen is spelled out. */
export const escapeText = (text: string): string =>
  visibleText(text)
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]);

/** JSON for a `<script>` element: no `<` is in it, so it can end neither the element nor start a comment. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
