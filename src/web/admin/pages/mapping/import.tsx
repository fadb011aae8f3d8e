import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { ErrorNote } from '../../parts/notes.tsx';
import { Table } from '../../parts/table.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { ImportPreview, Mapping } from '../../types.ts';

const agentText = (row: Partial<Mapping>): string => `${row.crm ?? '?'}/${row.user ?? '?'}`;

const valueOf = (row: Partial<Mapping>, column: string): string => {
  const found = Object.entries(row).find(([key]) => key === column)?.[1];
  return found === undefined ? '–' : column === 'cardPin' ? 'set' : String(found);
};

const Found = ({ preview }: { preview: ImportPreview }) => {
  const { counts, errors, create, update } = preview;
  return (
    <>
      <p role="status">
        {counts.total} lines: {counts.create} new, {counts.update} changed, {counts.unchanged} unchanged
        {errors.length > 0 && `, ${errors.length} wrong`}.
      </p>
      {errors.length > 0 && (
        <Table
          caption="Errors in the file"
          empty=""
          rows={errors}
          rowKey={(e) => `${e.line}${e.column ?? ''}${e.message}`}
          columns={[
            { head: 'Line', cell: (e) => e.line, numeric: true },
            { head: 'Column', cell: (e) => e.column ?? '' },
            { head: 'What is wrong', cell: (e) => e.message },
          ]}
        />
      )}
      {update.length > 0 && (
        <details open>
          <summary>Changed rows</summary>
          <Table
            caption="Changed rows"
            empty=""
            rows={update}
            rowKey={(row) => agentText(row.after)}
            columns={[
              { head: 'Agent', cell: (row) => agentText(row.after) },
              {
                head: 'Change',
                cell: (row) =>
                  row.changed
                    .map((c) => `${c}: ${valueOf(row.before, c)} → ${valueOf(row.after, c)}`)
                    .join('; '),
              },
            ]}
          />
        </details>
      )}
      {create.length > 0 && (
        <details open={update.length === 0}>
          <summary>New rows{counts.create > create.length && ` (the first ${create.length})`}</summary>
          <Table
            caption="New rows"
            empty=""
            rows={create}
            rowKey={agentText}
            columns={[
              { head: 'Agent', cell: agentText },
              { head: 'MOR user', cell: (row) => row.username },
              { head: 'Device', cell: (row) => row.device },
              { head: 'Source', cell: (row) => row.source },
            ]}
          />
        </details>
      )}
    </>
  );
};

/** A CSV file: what it would change is shown before anything is changed. */
export const Import = (props: { onDone: (message: string) => void; onCancel: () => void }) => {
  const [csv, setCsv] = useState<string>();
  const [preview, setPreview] = useState<ImportPreview>();
  const action = useAction();
  const canApply = preview !== undefined && preview.errors.length === 0;
  return (
    <section aria-labelledby="import">
      <h2 id="import">Import CSV</h2>
      <p class="muted">
        The first line names the columns, as in an export: crm, user, mor, username, device, source and the
        optional ones.
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
              const text = await file.text();
              setCsv(text);
              setPreview(await api.tryImport(text));
            });
          }}
        />
      </label>
      {action.busy && <p aria-busy="true">Reading</p>}
      <ErrorNote error={action.error} />
      {preview && <Found preview={preview} />}
      <div class="buttons">
        <button
          type="button"
          disabled={!canApply || csv === undefined}
          onClick={() => {
            if (csv === undefined) return;
            action.run(async () => {
              const { changed } = await api.doImport(csv);
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
      {preview && !canApply && <p class="cure">Correct the lines above in the file and choose it again.</p>}
    </section>
  );
};
