import type { FindingTexts } from '../texts.ts';

/** Warum ein Anschluss von MOR für einen Benutzer des CRM vorgeschlagen wird. */
export const matching: FindingTexts['matching'] = {
  match_email: { finding: 'gleiche E-Mail {email}' },
  match_username: { finding: 'gleicher Benutzername {username}' },
  match_local_part: { finding: 'die E-Mail beginnt mit dem MOR-Benutzernamen {username}' },
  match_telephone: { finding: 'gleiches Telefon {number}' },
  match_name: { finding: 'gleicher Name „{name}“' },
  match_initial: { finding: 'gleicher Nachname und Anfangsbuchstabe „{name}“' },
  match_extension: { finding: 'das Telefon ist die Nebenstelle {number}' },
  match_device_number: { finding: 'das Telefon ist die Nummer des Geräts {device}' },
  match_taken: { finding: 'Gerät {device} gehört schon zu {user}.' },
  match_rivals: { finding: 'Gerät {device} passt auch zu {users}.' },
  match_several: { finding: '{username} hat mehrere Geräte ({devices}); dies ist das erste.' },
  match_second: { finding: '{username} passt fast genauso gut.' },
  match_no_number: { finding: 'MOR kennt keine Nummer dieses Geräts; tragen Sie die Quelle ein.' },
  match_no_status_user: {
    finding: 'MOR {mor}: Tragen Sie einen Statusbenutzer ein, damit MOR gefragt werden kann.',
  },
  match_no_users: {
    finding:
      '{crm} nennt seine Benutzer nicht, deshalb lässt sich niemand zuordnen: Importieren Sie eine CSV-Datei, oder legen Sie Zeilen von Hand an.',
  },
};
