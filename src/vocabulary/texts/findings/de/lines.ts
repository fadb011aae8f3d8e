import type { FindingTexts } from '../texts.ts';

/** Was an einer Zeile der Zuordnung nicht stimmt. */
export const lines: FindingTexts['lines'] = {
  line_no_crm: { finding: 'Das CRM „{value}“ steht nicht in der Konfiguration; es gibt: {known}' },
  line_no_mor: { finding: 'Der MOR-Server „{value}“ steht nicht in der Konfiguration; es gibt: {known}' },
  line_not_a_number: {
    finding: '„{value}“ ist keine Nummer: Ziffern, * und #, mit + davor in der internationalen Form',
  },
  line_emergency: { finding: '„{value}“ ist eine Notrufnummer' },
  line_cannot_dial: { finding: '„{value}“ lässt sich nicht wählen ({reason})' },
  line_digits_lost: {
    finding:
      'Eine Tabellenkalkulation hat die Nummer verändert, Ziffern sind verloren. Formatieren Sie die Spalte als Text, und geben Sie die Nummer neu ein.',
  },
  line_no_number: { finding: 'enthält keine Nummer' },
  line_no_country: { finding: '„{value}“ ist kein Land; nehmen Sie einen Code aus zwei Buchstaben wie LT' },
  line_device: {
    finding:
      'Das Gerät ist seine Nummer in MOR (dort als ACC gezeigt), nur Ziffern; nicht die Nebenstelle und nicht der SIP-Name.',
  },
  line_digits: { finding: 'nur Ziffern sind möglich' },
  line_email: { finding: 'ist keine E-Mail-Adresse' },
  line_text: { finding: 'muss Text sein' },
  line_too_long: { finding: 'ist länger als {most} Zeichen' },
  line_control: { finding: 'enthält einen Zeilenumbruch oder ein anderes Steuerzeichen' },
  line_lost_letter: {
    finding: 'Ein Buchstabe ist verloren: An seiner Stelle steht {sign}. Schreiben Sie ihn neu.',
  },
  line_true_false: { finding: 'muss true oder false sein (auch yes, no, 1, 0)' },
  line_missing: { finding: 'fehlt' },
  source_emergency: { finding: '{source} ist die Notrufnummer {number}.' },
  source_code: { finding: '{source} ist ein Code mit * oder #; so etwas wird nie gewählt.' },
  source_cannot_dial: { finding: '{source} lässt sich nicht wählen ({reason}).' },
  source_not_internal: {
    finding:
      '{source} ist weder eine interne Nummer (numbers.internal) noch die Nebenstelle, die MOR für dieses Gerät hat.',
  },
  source_lost_zero: {
    finding:
      'Eine Tabellenkalkulation hat vielleicht die 0 vor {digits} entfernt; schreiben Sie {number}, wenn das gemeint ist.',
  },
  mor_line_no_device: { finding: 'MOR {mor} hat kein Gerät {device}.' },
  mor_line_device_untold: { finding: 'MOR gab keine Auskunft über das Gerät: {text}' },
  mor_line_no_user: { finding: 'MOR {mor} hat keinen Benutzer {username} (oder zeigt ihn nicht).' },
  mor_line_user_untold: { finding: 'MOR gab keine Auskunft über den Benutzer: {text}' },
  mor_line_of_another: { finding: 'Gerät {device} gehört einem anderen MOR-Benutzer als {username}.' },
  mor_line_not_asked: {
    finding: 'MOR {mor} lässt sich nicht fragen: Es ist kein Statusbenutzer eingetragen.',
  },
  row_no_mor: { finding: 'Es gibt keinen MOR-Server „{mor}“.' },
  row_device_shared: { finding: 'Gerät {device} benutzt auch {agents}.' },
  row_no_user: { finding: 'Das CRM kennt diesen Benutzer nicht mehr.' },
  row_inactive: { finding: 'Dieser Benutzer ist im CRM nicht aktiv.' },
  csv_column_twice: { finding: 'Die Spalte kommt zweimal vor (beim zweiten Mal als „{heading}“).' },
  csv_column_missing: {
    finding: 'Die Spalte fehlt; die erste Zeile muss sie nennen (dort steht {headings}).',
  },
  csv_too_long: { finding: 'Die Datei hat mehr als {most} Zeilen; teilen Sie sie in mehrere Dateien auf.' },
  csv_quote_open: {
    finding:
      'Hier beginnt eine Zelle in Anführungszeichen, die nicht endet; schreiben Sie jedes Anführungszeichen in einer Zelle doppelt.',
  },
  csv_quote_behind: {
    finding:
      'Hinter einer Zelle in Anführungszeichen steht noch Text; schreiben Sie jedes Anführungszeichen in einer Zelle doppelt.',
  },
  csv_empty: { finding: 'Die Datei ist leer; ihre erste Zeile nennt die Spalten.' },
  csv_headings_only: { finding: 'Es gibt nur Überschriften und darunter keine Zeile mit einem Agenten.' },
  csv_cells: { finding: 'Die Zeile hat {cells} (Zellen), die Kopfzeile {headings}.' },
  csv_agent_twice: { finding: '{agent} steht schon in Zeile {earlier} (und noch einmal in Zeile {line}).' },
};
