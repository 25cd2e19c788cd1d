import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { CodeEditor, type Monaco, type MonacoEditor, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';

import { completeIn, type LabelSource, registerSelectorLanguage, SELECTOR_LANGUAGE } from './selectorLanguage';

interface Props {
  readonly value: string;
  readonly source: LabelSource;
  /** The text is kept when the editor loses the focus. */
  readonly onChange: (value: string) => void;
  /** Shift+Enter. */
  readonly onRun: (value: string) => void;
}

/** One line of label matchers with completion of names, operators and values. */
export function SelectorEditor({ value, source, onChange, onRun }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  // Monaco keeps its handlers for as long as the editor lives; they must see what was rendered last.
  const latest = useRef({ source, onRun });
  useEffect(() => {
    latest.current = { source, onRun };
  });
  const provider = useRef<{ dispose(): void }>();
  useEffect(() => () => provider.current?.dispose(), []);

  const onEditorDidMount = (editor: MonacoEditor, monaco: Monaco): void => {
    const model = editor.getModel();
    if (model) {
      provider.current = completeIn(model, monaco, () => latest.current.source);
    }
    editor.onKeyDown((event) => {
      if (event.shiftKey && event.keyCode === monaco.KeyCode.Enter) {
        event.preventDefault();
        event.stopPropagation();
        latest.current.onRun(editor.getValue());
      }
    });
    editor.updateOptions({ ariaLabel: 'Label selector. Shift and Enter runs the query.' });
  };

  return (
    <div className={styles.editor} data-testid="label-selector">
      <CodeEditor
        value={value}
        language={SELECTOR_LANGUAGE}
        height={30}
        showLineNumbers={false}
        showMiniMap={false}
        monacoOptions={ONE_LINE}
        onBeforeEditorMount={registerSelectorLanguage}
        onEditorDidMount={onEditorDidMount}
        onBlur={onChange}
        onSave={onChange}
      />
    </div>
  );
}

const ONE_LINE = {
  fontSize: 14,
  folding: false,
  lineDecorationsWidth: 8,
  lineNumbersMinChars: 0,
  overviewRulerLanes: 0,
  padding: { top: 4, bottom: 4 },
  renderLineHighlight: 'none' as const,
  scrollbar: { vertical: 'hidden' as const, horizontal: 'hidden' as const },
  scrollBeyondLastLine: false,
  tabFocusMode: true,
  wordWrap: 'off' as const,
};

const getStyles = (theme: GrafanaTheme2): { editor: string } => ({
  editor: css({
    border: `1px solid ${theme.components.input.borderColor}`,
    borderRadius: theme.shape.radius.default,
    minWidth: 260,
    width: '100%',
    '&:focus-within': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
});
