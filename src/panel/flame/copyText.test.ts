import { copyText } from './copyText';

const selected: string[] = [];
let isAllowed = true;
beforeEach(() => {
  selected.length = 0;
  isAllowed = true;
  const execCommand = (command: string): boolean => {
    const { activeElement } = document;
    selected.push(`${command} ${activeElement instanceof HTMLTextAreaElement ? activeElement.value : ''}`);
    return isAllowed;
  };
  Object.assign(document, { execCommand });
});

const clipboard = (value: unknown): void =>
  void Object.defineProperty(navigator, 'clipboard', { value, configurable: true });

it('copies where the browser has a clipboard', async () => {
  const writeText = jest.fn().mockResolvedValue(undefined);
  clipboard({ writeText });
  await expect(copyText('main')).resolves.toBe(true);
  expect(writeText).toHaveBeenCalledWith('main');
  expect(selected).toEqual([]);
});

it('copies on a page of plain HTTP, where there is none, and leaves nothing behind', async () => {
  clipboard(undefined);
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();
  await expect(copyText('main\nwork')).resolves.toBe(true);
  expect(selected).toEqual(['copy main\nwork']);
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement).toBe(button);
});

it('copies where the browser refuses its clipboard', async () => {
  clipboard({ writeText: () => Promise.reject(new Error('NotAllowed')) });
  await expect(copyText('main')).resolves.toBe(true);
  expect(selected).toEqual(['copy main']);
});

it('tells where nothing was copied', async () => {
  clipboard(undefined);
  isAllowed = false;
  await expect(copyText('main')).resolves.toBe(false);
});
