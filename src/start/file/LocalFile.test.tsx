import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import React from 'react';

import { LocalFile } from './LocalFile';

// What opens files is loaded with the first one.
configure({ asyncUtilTimeout: 10_000 });

const fileOf = (name: string, content: string | Uint8Array): File => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  // jsdom has no File.arrayBuffer.
  return Object.assign(new File([bytes as BlobPart], name), {
    arrayBuffer: () => Promise.resolve(bytes.slice().buffer),
  });
};
const pick = (file: File): void => {
  fireEvent.change(screen.getByLabelText('Profile file'), { target: { files: [file] } });
};
const drop = (...files: readonly File[]): void => {
  fireEvent.drop(screen.getByTestId('file-drop'), { dataTransfer: { files } });
};
const opened = (): Promise<HTMLElement> => screen.findByTestId('opened-file');

describe('a local file', () => {
  it('is asked for, and sent nowhere', () => {
    render(<LocalFile />);
    expect(screen.getByRole('button', { name: 'Open a file' })).toBeEnabled();
    expect(screen.getByText(/sent nowhere/)).toBeVisible();
    expect(screen.queryByTestId('opened-file')).toBeNull();
  });

  it('is shown by its name, kind and functions, and gives way to the next', async () => {
    render(<LocalFile />);
    pick(fileOf('one.folded', 'main;work 3\nmain 1\n'));
    expect(await opened()).toHaveTextContent('one.folded');
    await waitFor(() =>
      expect(screen.getByTestId('opened-file')).toHaveTextContent('folded stacks · 4 in all · 2 nodes')
    );
    expect(await screen.findByRole('table', { name: 'Functions' })).toHaveAttribute('aria-rowcount', '3');
    drop(fileOf('two.folded', 'other 5\n'), fileOf('three.folded', 'x 1\n'));
    await waitFor(() => expect(screen.getByTestId('opened-file')).toHaveTextContent('two.folded'));
    expect(screen.getByText('One file at a time: 1 more were left out.')).toBeVisible();
  });

  it('that misses its place does not take the page away, and other things may be dropped', () => {
    render(<LocalFile />);
    // Not prevented is what `fireEvent` answers with.
    expect(fireEvent.drop(document.body, { dataTransfer: { types: ['Files'] } })).toBe(false);
    expect(fireEvent.dragOver(document.body, { dataTransfer: { types: ['Files'] } })).toBe(false);
    expect(fireEvent.drop(document.body, { dataTransfer: { types: ['text/plain'] } })).toBe(true);
  });

  it('that is none says what it is, and leaves when a profile comes', async () => {
    render(<LocalFile />);
    pick(fileOf('page.html\u202e', '<!doctype html><title>Sign in</title>'));
    expect(await screen.findByText("page.html\\u202e can't be opened")).toBeVisible();
    expect(screen.getByText(/The file is an HTML page, not a profile/)).toBeVisible();
    pick(fileOf('one.folded', 'main 1\n'));
    await opened();
    expect(screen.queryByText(/can't be opened/)).toBeNull();
  });

  it('that the browser can not read says so', async () => {
    render(<LocalFile />);
    const folder = Object.assign(new File([], 'folder'), {
      arrayBuffer: () => Promise.reject(new Error('NotReadable')),
    });
    pick(folder);
    expect(await screen.findByText('The file could not be read: NotReadable')).toBeVisible();
  });

  it('that is too large is not read at all', async () => {
    render(<LocalFile />);
    const large = fileOf('large.pb', 'x');
    Object.defineProperty(large, 'size', { value: 64 * 2 ** 20 + 1 });
    pick(large);
    expect(await screen.findByText(/more than the 64 MiB that are allowed/)).toBeVisible();
  });

  it('without samples says so, and offers nothing to save', async () => {
    render(<LocalFile />);
    pick(
      fileOf(
        'none.speedscope.json',
        JSON.stringify({
          shared: { frames: [] },
          profiles: [{ type: 'sampled', name: 'idle', unit: 'none', samples: [], weights: [] }],
        })
      )
    );
    expect(await screen.findByText(/This profile has no samples of that type/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save as' })).toBeNull();
  });
});
