import { LocationProvider } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { setCsrf, whenSignedOut } from './api.ts';
import { api } from './endpoints.ts';
import { Layout } from './layout.tsx';
import { Brand } from './parts/brand.tsx';
import { ErrorNote, Loading } from './parts/notes.tsx';
import { FirstPassword } from './pages/first-password.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { SessionContext } from './session.tsx';
import type { Session } from './types.ts';
import { texts } from './texts.ts';

/** Shows the first-password form, the sign-in form or the pages, depending on who is signed in. */
export const App = () => {
  const [session, setSession] = useState<Session>();
  const [error, setError] = useState<ApiError>();

  const begin = (given: Session | undefined): void => {
    setCsrf(given?.csrf ?? '');
    setSession(given);
  };
  const look = (): void => {
    api.session().then(
      (given) => {
        setError(undefined);
        begin(given);
      },
      (thrown: unknown) => {
        setError(asApiError(thrown));
      },
    );
  };
  useEffect(() => {
    whenSignedOut((signedOut) => {
      begin(undefined);
      setError(signedOut);
    });
    look();
  }, []);

  const value = useMemo(
    () =>
      session && {
        session,
        replace(next: Session | undefined) {
          begin(next);
          if (!next) look();
        },
      },
    [session],
  );

  if (value) {
    return (
      <SessionContext.Provider value={value}>
        <LocationProvider scope="/admin">
          <Layout />
        </LocationProvider>
      </SessionContext.Provider>
    );
  }
  if (error?.status === 401) {
    return error.body.setup?.needed ? (
      <FirstPassword onSession={begin} />
    ) : (
      <SignIn
        onSession={begin}
        hasOidc={error.body.oidc === true}
        untrustedProxy={error.body.untrustedProxy}
      />
    );
  }
  return (
    <main class="gate">
      {error ? (
        <>
          <Brand />
          <h1>{texts.frame.no_answer}</h1>
          <ErrorNote error={error} />
          <button type="button" onClick={look}>
            {texts.frame.try_again}
          </button>
        </>
      ) : (
        <Loading />
      )}
    </main>
  );
};
