import { type Monaco, type monacoTypes } from '@grafana/ui';

import { completeSelector } from './selectorCompletion';
import { completeIn, type LabelSource, offersFor } from './selectorLanguage';

const source = (): jest.Mocked<LabelSource> => ({
  names: jest.fn().mockResolvedValue(['pod', 'service.name']),
  values: jest.fn().mockResolvedValue(['a.b', 'say "hi"']),
});
const offersAt = async (drawn: string, labels: LabelSource = source()): Promise<string[]> => {
  const offers = await offersFor(completeSelector(drawn.replace('^', ''), drawn.indexOf('^')), labels);
  return offers.map(({ text }) => text);
};

it.each([
  ['^', ['{pod=""}', '{"service.name"=""}']],
  ['{^}', ['pod', '"service.name"']],
  ['{pod ^}', ['=', '!=', '=~', '!~']],
  ['{pod=^}', ['"a.b"', '"say \\"hi\\""']],
  ['{pod="^"}', ['a.b', 'say \\"hi\\"']],
  ['{pod=~"^"}', ['a\\\\.b', 'say \\"hi\\"']],
  ['{pod!~"^"}', ['a\\\\.b', 'say \\"hi\\"']],
  ['{pod="a"^}', []],
])('%s offers %o', async (drawn, offers) => {
  expect(await offersAt(drawn)).toEqual(offers);
});

it('asks for what goes with the rest of the selector', async () => {
  const labels = source();
  await offersAt('{region="eu", pod=~"^"}', labels);
  expect(labels.values).toHaveBeenCalledWith('pod', '{region="eu"}');
});

it('answers for its own editor only', async () => {
  let provider: monacoTypes.languages.CompletionItemProvider | undefined;
  const monaco = {
    languages: {
      registerCompletionItemProvider: (_language: string, given: monacoTypes.languages.CompletionItemProvider) => {
        provider = given;
        return { dispose: () => undefined };
      },
      CompletionItemKind: { Text: 1 },
    },
    Range: class {
      constructor(...corners: number[]) {
        Object.assign(this, { corners });
      }
    },
  } as unknown as Monaco;
  const model = (id: string) =>
    ({
      id,
      getValue: () => '{po}',
      getOffsetAt: () => 3,
      getPositionAt: (offset: number) => ({ lineNumber: 1, column: offset + 1 }),
    }) as unknown as monacoTypes.editor.ITextModel;
  completeIn(model('mine'), monaco, source);
  const suggest = (id: string) => provider?.provideCompletionItems(model(id), {} as never, {} as never, {} as never);

  expect(await suggest('mine')).toMatchObject({
    suggestions: [
      { insertText: 'pod', range: { corners: [1, 2, 1, 4] } },
      { insertText: '"service.name"', range: { corners: [1, 2, 1, 4] } },
    ],
  });
  expect(await suggest('other')).toEqual({ suggestions: [] });
});
