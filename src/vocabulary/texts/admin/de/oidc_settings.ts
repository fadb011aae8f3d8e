import type { AdminTexts } from '../texts.ts';

/** Fields of sign-in with OpenID Connect: label and hint, by path. */
export const oidc_settings: AdminTexts['oidc_settings'] = {
  issuer: {
    label: 'Aussteller (Issuer)',
    hint: 'Adresse des Anbieters, wie seine eigenen Unterlagen sie nennen',
  },
  clientId: { label: 'Client-ID' },
  clientSecret: { label: 'Client-Geheimnis', hint: 'Leer bei einem öffentlichen Client, der keines hat' },
  administrators: {
    label: 'Administratoren',
    hint: 'E-Mail-Adressen; der Anbieter muss sie als bestätigt melden',
  },
  viewers: { label: 'Nur Einsicht', hint: 'E-Mail-Adressen von Personen, die alles sehen und nichts ändern' },
  administratorGroups: {
    label: 'Gruppen von Administratoren',
    hint: 'Je eine Zeile, wie der Anbieter sie sendet: manche senden Namen, manche Kennungen. Die Listen der Adressen gehen vor',
  },
  viewerGroups: {
    label: 'Gruppen mit Einsicht',
    hint: 'Je eine Zeile. Ihre Mitglieder sehen alles und ändern nichts',
  },
  groupsClaim: {
    label: 'Angabe mit den Gruppen (Claim)',
    hint: 'Wo das ID-Token die Gruppen einer Person aufführt',
  },
  scopes: {
    label: 'Weitere Scopes',
    hint: 'Was beim Anbieter anzufordern ist, wenn er Gruppen nur dann sendet',
  },
};
