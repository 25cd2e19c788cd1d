import { copyText } from './copyText';

const selected: string[] = [];
beforeEach(() => {
  selected.length = 0;
  const execCommand = (command: string): boolean => {
    const { activeElement } = document;
    selected.push(`${command} ${activeElement instanceof HTMLTextAreaElement ? activeElement.value : ''}`);
    return true;
  };
  Object.assign(document, { execCommand });
});

const clipboard = (value: unknown): void =>
  void Object.defineProperty(navigator, 'clipboard', { value, configurable: true });

it('copies where the browser has a clipboard', () => {
  const writeText = jest.fn().mockResolvedValue(undefined);
  clipboard({ writeText });
  copyText('main');
  expect(writeText).toHaveBeenCalledWith('main');
  expect(selected).toEqual([]);
});

it('copies on a page of plain HTTP, where there is none, and leaves nothing behind', () => {
  clipboard(undefined);
  copyText('main\nwork');
  expect(selected).toEqual(['copy main\nwork']);
  expect(document.querySelector('textarea')).toBeNull();
});

it('copies where the browser refuses its clipboard', async () => {
  clipboard({ writeText: () => Promise.reject(new Error('NotAllowed')) });
  copyText('main');
  await Promise.resolve();
  await Promise.resolve();
  expect(selected).toEqual(['copy main']);
});
