import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Badge, ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';
import type { CheckLine } from '../../types.ts';

interface CardProps {
  readonly kind: 'mor' | 'crms';
  readonly connection: { readonly id: string; readonly origin: 'file' | 'stored'; readonly problem?: string };
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly onEdit: () => void;
  readonly onRemoved: (message: string) => void;
}

/** One connection: its facts, a live test, and editing if it is not from the file. */
export const ConnectionCard = ({ kind, connection, facts, onEdit, onRemoved }: CardProps) => {
  const { id, origin, problem } = connection;
  const canChange = useCanChange();
  const [lines, setLines] = useState<readonly CheckLine[]>();
  const action = useAction();
  return (
    <article class="card" aria-label={id}>
      <h3>
        {id} <Badge tone="plain">{origin === 'file' ? 'from the configuration file' : 'entered here'}</Badge>
      </h3>
      {problem && <p class="cure">Not in use: {problem}</p>}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {origin === 'file' && <p class="muted">It is changed in the configuration file.</p>}
      {canChange && (
        <div class="buttons tight">
          <button
            type="button"
            class="small secondary"
            aria-label={`Test ${id}`}
            aria-busy={action.busy}
            onClick={() => {
              action.run(async () => {
                setLines((await api.testConnection(kind, { id })).lines);
              });
            }}
          >
            Test
          </button>
          {origin === 'stored' && (
            <>
              <button
                type="button"
                class="small secondary outline"
                aria-label={`Edit ${id}`}
                onClick={onEdit}
              >
                Edit
              </button>
              <ConfirmButton
                text="Remove"
                label={`Remove ${id}`}
                question={`Remove ${id}?`}
                explanation="Its address and secrets are forgotten. After the next restart nobody can call over it; the mapping rows stay."
                onConfirm={() => {
                  action.run(async () => {
                    await api.removeConnection(kind, id);
                    onRemoved(`${id} was removed.`);
                  });
                }}
              />
            </>
          )}
        </div>
      )}
      <ErrorNote error={action.error} />
      {lines && <CheckLines lines={lines} />}
    </article>
  );
};
