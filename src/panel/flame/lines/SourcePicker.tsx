import React, { useRef, useState } from 'react';

import { visibleText } from '../../../profile/visibleText';
import { FilePicker } from '../../FilePicker';
import { MAX_SOURCE_BYTES, readSource, type SourceText, tooLarge } from './sourceText';

interface Props {
  /** As the profile names it. */
  readonly file: string;
  readonly text: SourceText | undefined;
  readonly onText: (text: SourceText) => void;
}

/** Opens the source file of a function from the user's own computer. */
export function SourcePicker({ file, text, onText }: Props): React.JSX.Element {
  const [problem, setProblem] = useState<string>();
  const last = useRef<File>();
  const open = async (picked: File): Promise<void> => {
    last.current = picked;
    const read =
      picked.size > MAX_SOURCE_BYTES
        ? ({ ok: false, error: tooLarge(picked.size) } as const)
        : readSource(picked.name, new Uint8Array(await picked.arrayBuffer()));
    if (last.current === picked) {
      setProblem(read.ok ? undefined : `${visibleText(picked.name)} can't be shown: ${read.error}`);
      if (read.ok) {
        onText(read.value);
      }
    }
  };
  const onPick = (picked: File): void =>
    void open(picked).catch((error: unknown) =>
      setProblem(
        `${visibleText(picked.name)} could not be read: ${error instanceof Error ? error.message : String(error)}`
      )
    );
  const name = visibleText(file.replace(/^.*[/\\]/, '')) || 'the source file';
  return (
    <FilePicker button={text ? 'Open another file' : `Open ${name}`} label="Source file" onPick={onPick}>
      {problem !== undefined && <span role="alert">{problem}</span>}
      {text ? (
        <span>
          {visibleText(text.name)}, {text.lines.length} lines.
        </span>
      ) : (
        <span>Its text then stands beside the costs. It is read in your browser and sent nowhere.</span>
      )}
    </FilePicker>
  );
}
