import React, { lazy, Suspense, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type ChangeView } from '../view/useViewState';
import { type ViewState } from '../view/viewState';
import { type LineSource, NO_LINE_SOURCE } from './lineSource';
import { type SourceText } from './sourceText';

const LinesDialog = lazy(() => import('./LinesDialog'));

interface Props {
  /** The profile as it came. */
  readonly tree: FlameTree;
  readonly state: ViewState;
  readonly onChange: ChangeView;
  readonly source: LineSource | undefined;
  readonly format: (value: number) => string;
}

const NONE: ReadonlyMap<string, SourceText> = new Map();

/** The lines of the function that they are wanted of; nothing where there is none. Files that are opened stay so for the next one. */
export function Lines({ tree, state, onChange, source = NO_LINE_SOURCE, format }: Props): React.JSX.Element | null {
  const [texts, setTexts] = useState(NONE);
  const [disassembly, setDisassembly] = useState<File>();
  const { lines, linesBy, steps } = state;
  if (!lines) {
    return null;
  }
  return (
    <Suspense fallback={null}>
      <LinesDialog
        tree={tree}
        wanted={lines}
        source={source}
        steps={steps.steps}
        format={format}
        texts={texts}
        onText={(file, text) => setTexts((before) => new Map(before).set(file, text))}
        by={linesBy}
        onBy={(by) => onChange({ linesBy: by })}
        disassembly={disassembly}
        onDisassembly={setDisassembly}
        onFunction={(name) => onChange({ lines: { name, file: '' } })}
        onClose={() => onChange({ lines: undefined })}
      />
    </Suspense>
  );
}
