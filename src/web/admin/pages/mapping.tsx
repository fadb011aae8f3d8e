import { useState } from 'preact/hooks';
import { addressOf } from '../api.ts';
import { api } from '../endpoints.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { ErrorNote, Notice } from '../parts/notes.tsx';
import { useAction } from '../parts/use-action.ts';
import { useKnown } from '../parts/use-known.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import { AutoMatch } from './mapping/auto-match.tsx';
import { Import } from './mapping/import.tsx';
import { MappingList } from './mapping/list.tsx';
import { NewRow } from './mapping/new-row.tsx';

type Mode = 'list' | 'match' | 'import' | 'new';

/** Each CRM user's line, and ways to fill in many at once. */
export const MappingPage = () => {
  const known = useKnown();
  const canChange = useCanChange();
  const [mode, setMode] = useState<Mode>('list');
  const [done, setDone] = useState<string>();
  const [turn, setTurn] = useState(0);
  const undo = useAction();

  const finished = (message: string): void => {
    setDone(message);
    setMode('list');
    setTurn((n) => n + 1);
  };
  const takeBack = (): void => {
    undo.run(async () => {
      const { rows } = await api.undo();
      finished(`The last change was undone: ${rows} ${rows === 1 ? 'row' : 'rows'}.`);
    });
  };
  const toList = (): void => {
    setMode('list');
  };
  const open = (next: Mode) => () => {
    setDone(undefined);
    setMode(next);
  };

  const actions = mode === 'list' && (
    <>
      {canChange && (
        <>
          <button type="button" class="small" onClick={open('match')}>
            Auto-match
          </button>
          <button type="button" class="small secondary outline" onClick={open('import')}>
            Import CSV
          </button>
          <button type="button" class="small secondary outline" onClick={open('new')}>
            Add a row
          </button>
          <ConfirmButton
            text="Undo"
            question="Undo the last change?"
            explanation="The newest import, auto-match, bulk change or edit of the mapping is taken back as a whole. The audit page shows what it was."
            busy={undo.busy}
            onConfirm={takeBack}
          />
        </>
      )}
      <a role="button" class="small secondary outline" href={addressOf('GET /mapping/export.csv')} download>
        Export CSV
      </a>
    </>
  );

  return (
    <View title="Mapping" actions={actions}>
      {done && <Notice>{done}</Notice>}
      <ErrorNote error={undo.error} />
      {mode === 'list' && <MappingList known={known} turn={turn} onDone={finished} />}
      {mode === 'match' && <AutoMatch crms={known.crms} onDone={finished} onCancel={toList} />}
      {mode === 'import' && <Import onDone={finished} onCancel={toList} />}
      {mode === 'new' && <NewRow known={known} onDone={finished} onCancel={toList} />}
    </View>
  );
};
