import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from './types.ts';

export interface SessionValue {
  readonly session: Session;
  readonly replace: (session: Session | undefined) => void;
}

export const SessionContext = createContext<SessionValue | undefined>(undefined);

export const useSession = (): SessionValue => {
  const value = useContext(SessionContext);
  if (!value) throw new Error('used outside of a session');
  return value;
};

/** Viewers see everything but change nothing; the server enforces that, too. */
export const useCanChange = (): boolean => useSession().session.role === 'administrator';
