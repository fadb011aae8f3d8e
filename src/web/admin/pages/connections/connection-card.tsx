import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Badge, ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';
import type { CheckLine, CrmConnection } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

export type Facts = readonly (readonly [name: string, value: string])[];

interface CardProps {
  readonly kind: 'mor' | 'crms';
  readonly connection: Pick<CrmConnection, 'id' | 'origin' | 'problem' | 'waiting'>;
  readonly facts: Facts;
  /** Until the restart; absent: no other ones are in use. */
  readonly factsNow: Facts | undefined;
  readonly onEdit: () => void;
  readonly onRemoved: (message: string) => void;
}

const WAITING = {
  new: texts.connections.waits_as_new,
  changed: texts.connections.waits_as_changed,
  removed: texts.connections.waits_as_removed,
} as const;

/** One connection: its facts, a live test, and editing if it is not from the file. */
export const ConnectionCard = ({ kind, connection, facts, factsNow, onEdit, onRemoved }: CardProps) => {
  const { id, origin, problem, waiting } = connection;
  const canChange = useCanChange();
  const [lines, setLines] = useState<readonly CheckLine[]>();
  const action = useAction();
  return (
    <article class="card" aria-label={id}>
      <h3>
        {id}{' '}
        <Badge tone="plain">
          {origin === 'file' ? texts.common.from_the_configuration_file : texts.connections.entered_here}
        </Badge>{' '}
        {waiting && <Badge tone="warn">{WAITING[waiting]}</Badge>}
      </h3>
      {problem && <p class="cure">{fill(texts.connections.not_in_use, problem)}</p>}
      <dl class="facts">
        {facts.map(([name, value], index) => {
          const now = factsNow?.[index]?.[1] ?? value;
          return (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{now === value ? value : fill(texts.connections.now_and_after, now, value)}</dd>
            </Fragment>
          );
        })}
      </dl>
      {origin === 'file' && <p class="muted">{texts.connections.it_is_changed_in_the}</p>}
      {canChange && waiting !== 'removed' && (
        <div class="buttons tight">
          <button
            type="button"
            class="small secondary"
            aria-label={fill(texts.connections.test_named, id)}
            aria-busy={action.busy}
            onClick={() => {
              action.run(async () => {
                setLines((await api.testConnection(kind, { id })).lines);
              });
            }}
          >
            {texts.common.test}
          </button>
          {origin === 'stored' && (
            <>
              <button
                type="button"
                class="small secondary outline"
                aria-label={fill(texts.connections.edit_named, id)}
                onClick={onEdit}
              >
                {texts.common.edit}
              </button>
              <ConfirmButton
                text={texts.common.remove}
                label={fill(texts.connections.remove_named, id)}
                question={fill(texts.connections.remove_question, id)}
                explanation={texts.connections.its_address_and_secrets_are}
                onConfirm={() => {
                  action.run(async () => {
                    await api.removeConnection(kind, id);
                    onRemoved(fill(texts.connections.was_removed, id));
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
