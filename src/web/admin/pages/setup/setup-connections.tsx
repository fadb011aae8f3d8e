import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { RestartNote } from '../../parts/restart-note.tsx';
import { useLoad } from '../../parts/use-load.ts';
import type { CrmConnection, MorConnection } from '../../types.ts';
import { CrmForm } from '../connections/crm-form.tsx';
import { MorForm } from '../connections/mor-form.tsx';
import { texts } from '../../texts.ts';
import { ConnectionCode } from './connection-code.tsx';

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
        {exists ? `Correct ${exists.id}` : kind === 'mor' ? 'Connect MOR' : 'Connect a CRM'}
      </button>
      {open && (
        <Dialog title={kind === 'mor' ? 'Connect MOR' : 'Connect a CRM'} onClose={close}>
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
