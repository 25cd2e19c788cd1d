import { Document, Scalar, visit } from 'yaml';

import { escapeUnseen, UNSEEN } from '../profile/quotedText';

/**
 * A rule file as text. Lines are not folded, so that an expression can be found by a search. Texts with characters that YAML
 * does not allow, or that nobody sees, are in double quotes with those escaped.
 */
export function ruleYaml(rules: object): string {
  const document = new Document(rules);
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && node.value.search(UNSEEN) >= 0) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const text = document.toString({ lineWidth: 0 });
  return text.split('\n').map(escapeUnseen).join('\n');
}
