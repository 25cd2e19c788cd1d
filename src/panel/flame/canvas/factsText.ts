import { type Facts } from './rowFacts';

/** Facts to paste elsewhere, a line each: `Self: 30 ms`, and of a comparison `Self: left 30 ms, right 60 ms, change +100.0%`. */
export const factsText = ({ title, columns, lines }: Facts): string =>
  [
    title,
    ...lines.map(({ label, cells }) => {
      const words = cells.length === 1 ? cells : cells.map((cell, at) => `${columns[at].toLowerCase()} ${cell}`);
      return `${label}: ${words.join(', ')}`;
    }),
  ].join('\n');
