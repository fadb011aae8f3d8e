import type { FindingTexts } from '../texts.ts';

const SIGN_IN =
  'Nehmen Sie einen Anbieter, oder dort eine Anwendung, mit „authorization code flow“ und PKCE (S256).';
const KEYS =
  'Der Anbieter muss die Schlüssel veröffentlichen, mit denen er unterschreibt; fragen Sie, wer ihn betreibt.';

/** Der OpenID-Connect-Anbieter der Organisation. */
export const provider: FindingTexts['provider'] = {
  provider_answers: { finding: 'Antwortet als {issuer}.' },
  provider_other_issuer: {
    finding: 'Was unter {issuer} antwortet, nennt sich anders.',
    cure: 'Kopieren Sie den Aussteller buchstabengetreu von den Seiten des Anbieters: Ein Schrägstrich am Ende zählt.',
  },
  provider_not_found: {
    finding: 'Unter {issuer} fand sich keine Beschreibung eines Anbieters ({reason}).',
    cure: 'Prüfen Sie die Adresse des Ausstellers, und ob der Server des Konnektors sie erreicht.',
  },
  provider_no_endpoints: {
    finding: 'Der Anbieter nennt keine Adresse für die Anmeldung oder keine für Token.',
    cure: SIGN_IN,
  },
  provider_no_pkce: { finding: 'Der Anbieter kennt PKCE mit S256 nicht.', cure: SIGN_IN },
  provider_signs_in: { finding: 'Angemeldet wird sich bei {host}.' },
  provider_no_keys: { finding: 'Der Anbieter veröffentlicht keine Schlüssel.', cure: KEYS },
  provider_keys_found: { finding: 'Schlüssel zum Unterschreiben gefunden: {count}.' },
  provider_none_to_sign: {
    finding: 'Unter den Schlüsseln des Anbieters ist keiner zum Unterschreiben.',
    cure: KEYS,
  },
  provider_keys_unread: { finding: 'Die Schlüssel des Anbieters waren nicht lesbar ({reason}).', cure: KEYS },
  provider_claims_missing: {
    finding: 'Der Anbieter führt nicht auf: {names}.',
    cure: 'Lassen Sie den Anbieter sie im ID-Token dieser Anwendung mitschicken, oder berichtigen Sie hier die Namen.',
  },
  provider_register: { finding: 'Tragen Sie {address} beim Anbieter ein.' },
  provider_register_clear: {
    finding: 'Tragen Sie {address} beim Anbieter ein.',
    cure: 'Die meisten Anbieter nehmen nur https an: Setzen Sie admin.publicUrl (oder server.publicUrl) auf die Adresse, die Menschen öffnen.',
  },
};
