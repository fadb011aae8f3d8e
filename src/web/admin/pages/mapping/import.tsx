import { useState } from 'preact/hooks';
import type { ChosenHeadings } from '../../../../mapping/agents/headings.ts';
import { addressOf } from '../../api.ts';
import { api } from '../../endpoints.ts';
import { ErrorNote, Loading } from '../../parts/notes.tsx';
import { saveText } from '../../parts/save-text.ts';
import { useAction } from '../../parts/use-action.ts';
import type { ImportPreview } from '../../types.ts';
import { ImportHeadings } from './import-headings.tsx';
import { ImportChanges } from './import-changes.tsx';

/** Lines of the file, for the words while the server reads it; the last one may lack its line end. */
const linesIn = (bytes: ArrayBuffer): number =>
  new Uint8Array(bytes).reduce((sum, byte) => (byte === 0x0a ? sum + 1 : sum), 0);

/** Imports a CSV file; shows what it would change before changing anything. */
export const Import = (props: { onDone: (message: string) => void; onCancel: () => void }) => {
  const [bytes, setBytes] = useState<ArrayBuffer>();
  const [chosen, setChosen] = useState<ChosenHeadings>({});
  const [preview, setPreview] = useState<ImportPreview>();
  const [doing, setDoing] = useState('Reading');
  const action = useAction();
  const canApply = preview !== undefined && preview.errors.length === 0;

  const look = async (file: ArrayBuffer, headings: ChosenHeadings): Promise<void> => {
    setDoing(`Checking about ${linesIn(file)} lines`);
    setPreview(await api.tryImport(file, headings));
  };

  return (
    <section aria-labelledby="import">
      <h2 id="import">Import CSV</h2>
      <p class="muted">
        The first line names the columns. Names that differ are guessed, and you can correct the guess. What
        would change is shown first; nothing is stored before you press Import.{' '}
        <a href={addressOf('GET /mapping/example.csv')} download>
          Example file
        </a>
      </p>
      <label>
        CSV file
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            setPreview(undefined);
            setChosen({});
            if (!file) return;
            action.run(async () => {
              // Sends the bytes, not the browser's decoded text, which would lose letters in Excel's own encoding.
              const read = await file.arrayBuffer();
              setBytes(read);
              await look(read, {});
            });
          }}
        />
      </label>
      {action.busy && <Loading text={doing} />}
      <ErrorNote error={action.error} />
      {preview && bytes && (
        <ImportHeadings
          headings={preview.headings}
          chosen={chosen}
          disabled={action.busy}
          onChoose={(next) => {
            setChosen(next);
            action.run(() => look(bytes, next));
          }}
        />
      )}
      {preview && <ImportChanges preview={preview} />}
      {preview && !canApply && (
        <p class="cure">
          Correct the lines above in the file and choose it again.{' '}
          {bytes && (
            <button
              type="button"
              class="small secondary outline"
              disabled={action.busy}
              onClick={() => {
                action.run(async () => {
                  saveText('mistakes.csv', await api.importMistakes(bytes, chosen));
                });
              }}
            >
              Download these lines
            </button>
          )}
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          disabled={!canApply || bytes === undefined || preview.create.length + preview.update.length === 0}
          onClick={() => {
            if (bytes === undefined || preview === undefined) return;
            action.run(async () => {
              setDoing(`Storing ${preview.create.length + preview.update.length} rows`);
              const { changed } = await api.doImport(bytes, chosen);
              props.onDone(`${changed} ${changed === 1 ? 'row was' : 'rows were'} imported.`);
            });
          }}
        >
          Import
        </button>
        <button type="button" class="secondary" onClick={props.onCancel}>
          Back
        </button>
      </div>
    </section>
  );
};
