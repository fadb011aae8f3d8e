import { useState } from 'preact/hooks';
import { OIDC_START } from '../api.ts';
import { api } from '../endpoints.ts';
import { Brand } from '../parts/brand.tsx';
import { Field } from '../parts/field.tsx';
import { HelpLink } from '../parts/help-link.tsx';
import { ErrorNote } from '../parts/notes.tsx';
import { useAction } from '../parts/use-action.ts';
import type { Session } from '../types.ts';

export const SignIn = (props: {
  onSession: (session: Session) => void;
  hasOidc: boolean;
  untrustedProxy: string | undefined;
}) => {
  const [password, setPassword] = useState('');
  const action = useAction();
  return (
    <main class="gate">
      <Brand />
      <h1>Sign in</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          action.run(async () => {
            props.onSession(await api.signIn(password));
          });
        }}
      >
        <Field
          label="Password"
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
          autofocus
          required
        />
        <ErrorNote error={action.error} />
        <button type="submit" aria-busy={action.busy}>
          Sign in
        </button>
      </form>
      {props.hasOidc && (
        <a role="button" class="secondary outline" href={OIDC_START}>
          Sign in with your organisation
        </a>
      )}
      {props.untrustedProxy !== undefined && (
        <p class="muted">
          All visitors come through the proxy at {props.untrustedProxy} and count as one: after wrong
          passwords of one of them, all have to wait. With{' '}
          <code>server.trustProxy: {props.untrustedProxy}</code> in the configuration each is counted alone.
        </p>
      )}
      <p>
        <HelpLink path="" />
      </p>
    </main>
  );
};
