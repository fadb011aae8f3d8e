import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { ErrorNote, Loading } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { ImportPreview } from '../../types.ts';
import { ImportChanges } from './import-changes.tsx';

/** Imports a CSV file; shows what it would change before changing anything. */
export const Import = (props: { onDone: (message: string) => void; onCancel: () => void }) => {
  const [bytes, setBytes] = useState<ArrayBuffer>();
  const [preview, setPreview] = useState<ImportPreview>();
  const action = useAction();
  const canApply = preview !== undefined && preview.errors.length === 0;
  return (
    <section aria-labelledby="import">
      <h2 id="import">Import CSV</h2>
      <p class="muted">
        The first line names the columns, as in an export: crm, user, mor, username, device, source and the
        optional ones. What would change is shown first; nothing is stored before you press Import.
      </p>
      <label>
        CSV file
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            setPreview(undefined);
            if (!file) return;
            action.run(async () => {
              // Sends the bytes, not the browser's decoded text, which would lose letters in Excel's own encoding.
              const read = await file.arrayBuffer();
              setBytes(read);
              setPreview(await api.tryImport(read));
            });
          }}
        />
      </label>
      {action.busy && <Loading text="Reading" />}
      <ErrorNote error={action.error} />
      {preview && <ImportChanges preview={preview} />}
      {preview && !canApply && <p class="cure">Correct the lines above in the file and choose it again.</p>}
      <div class="buttons">
        <button
          type="button"
          disabled={!canApply || bytes === undefined || preview.create.length + preview.update.length === 0}
          onClick={() => {
            if (bytes === undefined) return;
            action.run(async () => {
              const { changed } = await api.doImport(bytes);
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
