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
import { LastChange } from './mapping/last-change.tsx';
import { MappingList } from './mapping/list.tsx';
import { NewRow } from './mapping/new-row.tsx';
import { plural, texts } from '../texts.ts';

type Mode = 'list' | 'match' | 'import' | 'new';

/** Each CRM user's line, and ways to fill in many at once. */
export const MappingPage = () => {
  const known = useKnown();
  const canChange = useCanChange();
  const [mode, setMode] = useState<Mode>('list');
  const [done, setDone] = useState<string>();
  const [turn, setTurn] = useState(0);
  const undo = useAction();
  const [batch, setBatch] = useState<string>();

  const finished = (message: string): void => {
    setDone(message);
    setMode('list');
    setTurn((n) => n + 1);
  };
  const takeBack = (): void => {
    undo.run(async () => {
      const last = batch ?? (await api.lastChange()).last?.batch;
      if (last === undefined) {
        finished(texts.looking.undo_nothing);
        return;
      }
      const { rows } = await api.undo(last);
      finished(plural(texts.mapping.the_last_change_was_undone, rows));
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
            {texts.mapping.auto_match}
          </button>
          <button type="button" class="small secondary outline" onClick={open('import')}>
            {texts.mapping.import_csv}
          </button>
          <button type="button" class="small secondary outline" onClick={open('new')}>
            {texts.common.add_a_row}
          </button>
          <ConfirmButton
            text={texts.mapping.undo}
            question={texts.mapping.undo_the_last_change}
            explanation={<LastChange onBatch={setBatch} />}
            busy={undo.busy}
            onConfirm={takeBack}
          />
        </>
      )}
      <a role="button" class="small secondary outline" href={addressOf('GET /mapping/export.csv')} download>
        {texts.common.export_csv}
      </a>
    </>
  );

  return (
    <View title={texts.mapping.mapping} actions={actions}>
      {done && <Notice>{done}</Notice>}
      <ErrorNote error={undo.error} />
      {mode === 'list' && <MappingList known={known} turn={turn} onDone={finished} />}
      {mode === 'match' && <AutoMatch crms={known.crms} onDone={finished} onCancel={toList} />}
      {mode === 'import' && <Import onDone={finished} onCancel={toList} />}
      {mode === 'new' && <NewRow known={known} onDone={finished} onCancel={toList} />}
    </View>
  );
};
