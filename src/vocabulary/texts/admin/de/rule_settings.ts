/** Fields of the dial rules: label and hint, by path. */
export const rule_settings = {
  numbers: { label: 'Nummern' },
  'numbers.defaultCountry': {
    label: 'Land der Nummern ohne +',
    hint: 'Gilt, wenn weder Datensatz noch Agent noch CRM ein Land nennt',
  },
  'numbers.internal': {
    label: 'Interne Nummern',
    hint: 'Nummern im Unternehmen als Muster von Asterisk ohne _: 1XX, [2-4]XXX (X ist 0-9, Z 1-9, N 2-9). Keine andere kurze Nummer wird gewählt',
  },
  rules: { label: 'Ziele und Grenzen' },
  'rules.allowedCountries': {
    label: 'Erlaubte Länder',
    hint: 'Keines: alle Länder, aber nicht die Satelliten- und Premium-Bereiche der Welt',
  },
  'rules.blockedPrefixes': { label: 'Gesperrte Anfänge', hint: 'In internationaler Form, etwa +370900' },
  'rules.allowedPrefixes': {
    label: 'Erlaubte teure Anfänge',
    hint: 'Teure oder für Betrug genutzte Bereiche (+1 976, +44 70, +49 137, +247 ...) sind von vornherein gesperrt; Nummern in den hier genannten werden gewählt',
  },
  'rules.blockedTypes': {
    label: 'Gesperrte Arten von Nummern',
    hint: 'Erkannt daran, wie eine Nummer beginnt',
  },
  'rules.perAgent': { label: 'Anrufe je Agent' },
  'rules.perAgent.concurrent': { label: 'Gleichzeitig' },
  'rules.perAgent.perMinute': { label: 'Je Minute' },
  'rules.perAgent.perDay': { label: 'Je Tag' },
  'rules.perInstance': { label: 'Anrufe je CRM', hint: 'Alle Agenten zusammen. Leer: keine Grenze' },
  'rules.perInstance.concurrent': { label: 'Gleichzeitig' },
  'rules.perInstance.perMinute': { label: 'Je Minute' },
  'rules.perInstance.perDay': { label: 'Je Tag' },
  'rules.quietHours': {
    label: 'Ruhezeit',
    hint: 'Zwischen diesen Zeiten am Ort des Kontakts wird niemand angerufen. Leer: Anrufe jederzeit',
  },
  'rules.quietHours.from': { label: 'Von' },
  'rules.quietHours.to': { label: 'Bis' },
} as const;
