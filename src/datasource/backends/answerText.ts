import { type HttpResponse } from './http';

const SHOWN_CHARACTERS = 300;

/** What a human can read of an answer, in one line of at most 300 characters: a message, a page's title, or the text. */
export function answerText(response: HttpResponse): string {
  const text = new TextDecoder().decode(response.body.subarray(0, 16 * SHOWN_CHARACTERS)).trim();
  if (text === '') {
    return 'an empty answer';
  }
  if (looksLikeHtml(response.contentType, text)) {
    const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1];
    return title ? `an HTML page titled "${oneLine(title)}"` : 'an HTML page';
  }
  return oneLine(text);
}

/** A proxy's login or error page arrives as HTML, whatever status it has. */
export function looksLikeHtml(contentType: string, text: string): boolean {
  return contentType.includes('text/html') || /^\s*<(!doctype|html)/i.test(text);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}
