import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { CheckLine, Fields } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

interface EditorProps {
  readonly kind: 'mor' | 'crms';
  readonly id: string;
  /** As the API takes it, without the id. */
  readonly fields: Fields;
  readonly children: ComponentChildren;
  readonly onSaved: (message: string) => void;
  readonly onCancel: () => void;
}

/** Frame of the forms for connections: test the input, then save it. */
export const ConnectionEditor = (props: EditorProps) => {
  const { kind, id, fields } = props;
  const [lines, setLines] = useState<readonly CheckLine[]>();
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The findings can push them out of a small window.
    if (lines) buttons.current?.scrollIntoView({ block: 'nearest' });
  }, [lines]);
  const test = useAction();
  const save = useAction();
  return (
    <form
      class="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        test.clear();
        save.run(async () => {
          await api.saveConnection(kind, id, fields);
          props.onSaved(fill(texts.connections.was_saved, id));
        });
      }}
    >
      {props.children}
      <ErrorNote error={test.error ?? save.error} />
      {lines && <CheckLines lines={lines} />}
      <div class="buttons" ref={buttons}>
        <button
          type="button"
          class="secondary"
          aria-busy={test.busy}
          onClick={() => {
            save.clear();
            setLines(undefined);
            test.run(async () => {
              setLines((await api.testConnection(kind, { ...fields, id })).lines);
            });
          }}
        >
          {texts.common.test}
        </button>
        <button type="submit" aria-busy={save.busy}>
          {texts.common.save}
        </button>
        <button type="button" class="secondary outline" onClick={props.onCancel}>
          {texts.common.back}
        </button>
      </div>
    </form>
  );
};
