import { useState } from 'preact/hooks';
import { OIDC_START } from '../api.ts';
import { api } from '../endpoints.ts';
import { Brand } from '../parts/brand.tsx';
import { Field } from '../parts/field.tsx';
import { HelpLink } from '../parts/help-link.tsx';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { ErrorNote } from '../parts/notes.tsx';
import { useAction } from '../parts/use-action.ts';
import type { Session } from '../types.ts';
import { rich, texts } from '../texts.ts';

/** Why a sign-in at the provider ended here again; the address has the code. */
const REFUSALS: Readonly<Record<string, string>> = {
  failed: texts.frame.sign_in_failed,
  expired: texts.frame.sign_in_expired,
  not_allowed: texts.frame.sign_in_not_allowed,
};

/** Takes the code out of the address, so that it is not shown again after the next sign-in. */
const takeRefusal = (): string | undefined => {
  const code = new URLSearchParams(location.search).get('signInError');
  if (code === null) return undefined;
  history.replaceState(null, '', location.pathname);
  return new Map(Object.entries(REFUSALS)).get(code) ?? texts.frame.sign_in_failed;
};

export const SignIn = (props: {
  onSession: (session: Session) => void;
  hasOidc: boolean;
  untrustedProxy: string | undefined;
}) => {
  const [password, setPassword] = useState('');
  const [refusal] = useState(takeRefusal);
  const action = useAction();
  return (
    <main class="gate">
      <Brand />
      <h1>{texts.frame.sign_in}</h1>
      {refusal !== undefined && action.error === undefined && (
        <div class="note bad" role="alert">
          <p>{refusal}</p>
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          action.run(async () => {
            props.onSession(await api.signIn(password));
          });
        }}
      >
        <Field
          label={texts.frame.password}
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
          autofocus
          required
        />
        <ErrorNote error={action.error} />
        <button type="submit" aria-busy={action.busy}>
          {texts.frame.sign_in}
        </button>
      </form>
      {props.hasOidc && (
        <a role="button" class="secondary outline" href={OIDC_START}>
          {texts.frame.sign_in_with_your_organisation}
        </a>
      )}
      {props.untrustedProxy !== undefined && (
        <p class="muted">
          {rich(
            texts.frame.all_visitors_come_through_the,
            props.untrustedProxy,
            <code>server.trustProxy: {props.untrustedProxy}</code>,
          )}
        </p>
      )}
      <p>
        <HelpLink path="" />
      </p>
      <LanguageChoice />
    </main>
  );
};
