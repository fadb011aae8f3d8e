import type { AdminTexts } from '../texts.ts';

/** The page Glossary. */
export const glossary: AdminTexts['glossary'] = {
  title: 'Glossar',
  intro: 'Wörter, die auf diesen Seiten stehen bleiben, weil MOR oder Ihr CRM sie so nennt.',
  what_is: 'Was ist das?',
  agent: 'Agent',
  agent_means: 'Der Benutzer des CRM, der auf eine Nummer klickt oder angerufen wird.',
  line: 'Anschluss',
  line_means:
    'Was zu einem Agenten gehört, damit er anrufen kann: MOR-Benutzer, Gerät und Quelle. Jede Zeile der Zuordnung ist einer.',
  source: 'Quelle',
  source_means:
    'Die Nummer, die MOR zuerst anruft: das Telefon des Agenten. Zum Beispiel eine Nebenstelle wie 101 oder eine Mobilnummer.',
  device: 'Gerät',
  device_means:
    'Das Gerät in MOR, über das der Anruf abgerechnet wird. Gemeint ist seine Kennung, die MOR auch als ACC zeigt, nicht die Nebenstelle.',
  leg_a: 'Leg A und Leg B',
  leg_a_means:
    'Jeder Anruf besteht aus zwei Teilen. Leg A ist der Anruf von MOR zum Telefon des Agenten, Leg B der Anruf zum Kontakt, der beginnt, wenn der Agent abhebt.',
  status_user: 'Statusbenutzer',
  status_user_means:
    'Das MOR-Konto (Administrator oder Wiederverkäufer), mit dem der Konnektor laufende Anrufe und Anrufdatensätze liest. Ohne es wird kein Anruf verfolgt.',
  page_origin: 'Seitenherkunft',
  page_origin_means:
    'Der Anfang der Adresse einer Seite, zum Beispiel https://crm.example.com, ohne Pfad. Nur Seiten der genannten Herkünfte dürfen den Konnektor aus dem Browser benutzen.',
  activity: 'Aktivität',
  activity_means:
    'Was nach dem Anruf im CRM steht: eine Aufgabe in Salesforce, ein Anruf in SugarCRM und SuiteCRM. Je Anruf gibt es genau eine.',
  internal_number: 'Interne Nummer',
  internal_number_means:
    'Eine kurze Nummer innerhalb der Firma. Gewählt wird sie nur, wenn ein Muster der Regeln sie nennt.',
  free_dialling: 'Freies Wählen',
  free_dialling_means: 'Der Agent darf auch Nummern wählen, die in keinem Datensatz stehen.',
  hash_order: 'Reihenfolge im Hash',
  hash_order_means:
    'MOR prüft jede Anfrage mit einer Prüfsumme aus Werten und Geheimschlüssel. MOR-Versionen ordnen die Werte verschieden; der Konnektor ermittelt die richtige Reihenfolge selbst.',
};
