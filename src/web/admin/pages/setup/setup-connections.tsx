import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { RestartNote } from '../../parts/restart-note.tsx';
import { useLoad } from '../../parts/use-load.ts';
import type { CrmConnection, MorConnection } from '../../types.ts';
import { CrmForm } from '../connections/crm-form.tsx';
import { MorForm } from '../connections/mor-form.tsx';
import { ConnectionCode } from './connection-code.tsx';
import { fill, texts } from '../../texts.ts';

const CONNECT = { mor: texts.setup.step_mor, crms: texts.setup.step_crm } as const;

/** Enters the first connection of a kind, or corrects the existing one. */
export const SetupConnections = ({ kind, onChanged }: { kind: 'mor' | 'crms'; onChanged: () => void }) => {
  const connections = useLoad('connections', api.connections);
  const [open, setOpen] = useState(false);
  const { data } = connections;
  if (!data) return null;
  const isOurs = (one: MorConnection | CrmConnection): boolean => one.origin === 'stored';
  const mor = data.mor.find(isOurs);
  const crm = data.crms.find(isOurs);
  const exists = kind === 'mor' ? mor : crm;
  const close = (): void => {
    setOpen(false);
  };
  const saved = (): void => {
    setOpen(false);
    connections.reload();
    onChanged();
  };
  return (
    <>
      {data.restartNeeded && (
        <RestartNote
          olderNodes={data.olderNodes}
          onDone={() => {
            connections.reload();
            onChanged();
          }}
        />
      )}
      {kind === 'crms' && data.crms.length === 0 && <ConnectionCode onSaved={saved} />}
      {kind === 'crms' && data.crms.length === 0 && <h3>{texts.setup.code_other}</h3>}
      <button
        type="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {exists ? fill(texts.setup.correct, exists.id) : CONNECT[kind]}
      </button>
      {open && (
        <Dialog title={CONNECT[kind]} onClose={close}>
          {kind === 'mor' ? (
            <MorForm before={mor} onSaved={saved} onCancel={close} />
          ) : (
            <CrmForm before={crm} onSaved={saved} onCancel={close} />
          )}
        </Dialog>
      )}
    </>
  );
};
