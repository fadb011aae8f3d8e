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
import { fill, plural, texts } from '../../texts.ts';

/** Lines of the file, for the words while the server reads it; the last one may lack its line end. */
const linesIn = (bytes: ArrayBuffer): number =>
  new Uint8Array(bytes).reduce((sum, byte) => (byte === 0x0a ? sum + 1 : sum), 0);

/** Imports a CSV file; shows what it would change before changing anything. */
export const Import = (props: { onDone: (message: string) => void; onCancel: () => void }) => {
  const [bytes, setBytes] = useState<ArrayBuffer>();
  const [chosen, setChosen] = useState<ChosenHeadings>({});
  const [preview, setPreview] = useState<ImportPreview>();
  const [doing, setDoing] = useState(texts.mapping.reading);
  const action = useAction();
  const canApply = preview !== undefined && preview.errors.length === 0;

  const look = async (file: ArrayBuffer, headings: ChosenHeadings): Promise<void> => {
    setDoing(fill(texts.mapping.checking_about_lines, linesIn(file)));
    setPreview(await api.tryImport(file, headings));
  };

  return (
    <section aria-labelledby="import">
      <h2 id="import">{texts.mapping.import_csv}</h2>
      <p class="muted">
        {texts.mapping.the_first_line_names_the}{' '}
        <a href={addressOf('GET /mapping/example.csv')} download>
          {texts.mapping.example_file}
        </a>
      </p>
      <label>
        {texts.mapping.csv_file}
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
              // The corrected file has the same headings.
              await look(read, chosen);
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
          {texts.mapping.correct_the_lines_above_in}{' '}
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
              {texts.mapping.download_these_lines}
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
              setDoing(fill(texts.mapping.storing_rows, preview.create.length + preview.update.length));
              const { changed } = await api.doImport(bytes, chosen);
              props.onDone(plural(texts.mapping.rows_were_imported, changed));
            });
          }}
        >
          {texts.mapping.import}
        </button>
        <button type="button" class="secondary" onClick={props.onCancel}>
          {texts.common.back}
        </button>
      </div>
    </section>
  );
};
