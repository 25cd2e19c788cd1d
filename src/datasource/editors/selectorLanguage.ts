import { type Monaco, type monacoTypes } from '@grafana/ui';

import { completeSelector, nameText, OPERATORS, type SelectorCompletion, valueText } from './selectorCompletion';

export const SELECTOR_LANGUAGE = 'spanflame-label-selector';

/** Asks the server; a failure offers nothing. `others` is the rest of the selector. */
export interface LabelSource {
  names(others: string): Promise<readonly string[]>;
  values(name: string, others: string): Promise<readonly string[]>;
}

export function registerSelectorLanguage(monaco: Monaco): void {
  if (monaco.languages.getLanguages().some(({ id }) => id === SELECTOR_LANGUAGE)) {
    return;
  }
  monaco.languages.register({ id: SELECTOR_LANGUAGE });
  monaco.languages.setMonarchTokensProvider(SELECTOR_LANGUAGE, {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"?/, 'string'],
        [/=~|!~|!=|=/, 'operator'],
        [/\$\w+|\$\{[^}]*\}/, 'variable'],
        [/[^\s=!~",{}$]+/, 'attribute.name'],
        [/[{},]/, 'delimiter'],
      ],
    },
  });
  monaco.languages.setLanguageConfiguration(SELECTOR_LANGUAGE, {
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '"', close: '"' },
    ],
  });
}

/** Completion in one editor: Monaco's providers serve a language, so each answers for its own model only. */
export function completeIn(
  model: monacoTypes.editor.ITextModel,
  monaco: Monaco,
  source: () => LabelSource
): monacoTypes.IDisposable {
  return monaco.languages.registerCompletionItemProvider(SELECTOR_LANGUAGE, {
    triggerCharacters: ['{', ',', '(', '|', '=', '!', '~', ' ', '"'],
    async provideCompletionItems(asked, position) {
      if (asked.id !== model.id) {
        return { suggestions: [] };
      }
      const completion = completeSelector(model.getValue(), model.getOffsetAt(position));
      const offers = await offersFor(completion, source());
      if (completion.kind === 'none') {
        return { suggestions: [] };
      }
      const [start, end] = [model.getPositionAt(completion.from), model.getPositionAt(completion.to)];
      const range = new monaco.Range(start.lineNumber, start.column, end.lineNumber, end.column);
      return {
        suggestions: offers.map(({ label, text }, index) => ({
          label,
          insertText: text,
          filterText: text,
          sortText: String(index).padStart(6, '0'),
          kind: monaco.languages.CompletionItemKind.Text,
          range,
        })),
      };
    },
  });
}

interface Offer {
  readonly label: string;
  readonly text: string;
}

export async function offersFor(completion: SelectorCompletion, source: LabelSource): Promise<readonly Offer[]> {
  switch (completion.kind) {
    case 'name': {
      const isEmptyText = completion.from === 0;
      const names = await source.names(completion.others);
      return names.map((name) => ({ label: name, text: isEmptyText ? `{${nameText(name)}=""}` : nameText(name) }));
    }
    case 'operator':
      return OPERATORS.map((op) => ({ label: op, text: op }));
    case 'value': {
      const values = await source.values(completion.name, completion.others);
      return values.map((value) => ({ label: value, text: valueText(value, completion) }));
    }
    case 'none':
      return [];
  }
}
