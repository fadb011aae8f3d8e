import type { Migration } from './migration.ts';

/** The newer steps; the next one goes to the end. */
export const MIGRATIONS_FROM_10: readonly Migration[] = [
  {
    version: 10,
    name: 'results and history',
    // Texts in the five languages become codes; the text stays in the document because the CRM may show it.
    sql: `
      ALTER TABLE calls ADD COLUMN result TEXT;
      ALTER TABLE calls ADD COLUMN talk INTEGER;
      ALTER TABLE calls ADD COLUMN number TEXT;
      ALTER TABLE calls ADD COLUMN contact TEXT;
      ALTER TABLE calls ADD COLUMN contact_last TEXT;
      UPDATE calls SET
        result = CASE
          WHEN json_extract(doc, '$.disposition') IN ('Reached', 'Erreicht', 'Contactado', 'Дозвонились', 'Pasiektas', 'reached') THEN 'reached'
          WHEN json_extract(doc, '$.disposition') IN ('Left a message', 'Nachricht hinterlassen', 'Mensaje dejado', 'Оставлено сообщение', 'Palikta žinutė', 'left_message') THEN 'left_message'
          WHEN json_extract(doc, '$.disposition') IN ('Call back', 'Rückruf', 'Volver a llamar', 'Перезвонить', 'Perskambinti', 'call_back') THEN 'call_back'
          WHEN json_extract(doc, '$.disposition') IN ('Wrong number', 'Falsche Nummer', 'Número equivocado', 'Неверный номер', 'Neteisingas numeris', 'wrong_number') THEN 'wrong_number'
          WHEN json_extract(doc, '$.disposition') IN ('Not interested', 'Kein Interesse', 'Sin interés', 'Не интересно', 'Nedomina', 'not_interested') THEN 'not_interested'
        END,
        talk = iif(bucket > 0, coalesce(json_extract(doc, '$.talkSeconds'), 0), NULL),
        number = (
          WITH RECURSIVE digits(rest, turned) AS (
            SELECT ltrim(coalesce(json_extract(doc, '$.destination'), ''), '+'), ''
            UNION ALL
            SELECT substr(rest, 2), substr(rest, 1, 1) || turned FROM digits WHERE rest <> ''
          )
          SELECT nullif(turned, '') FROM digits WHERE rest = ''
        ),
        contact = nullif(lower(trim(json_extract(doc, '$.contactName'))), '');
      UPDATE calls SET
        contact_last = substr(contact, length(rtrim(contact, replace(contact, ' ', ''))) + 1)
          || ' ' || rtrim(substr(contact, 1, length(rtrim(contact, replace(contact, ' ', '')))))
        WHERE instr(contact, ' ') > 0;
      UPDATE calls SET doc = json_set(doc, '$.result', result) WHERE result IS NOT NULL;
      CREATE INDEX calls_result ON calls (crm, result, bucket, created_at, id) WHERE result IS NOT NULL;
      CREATE INDEX calls_number ON calls (crm, number, created_at, id) WHERE bucket > 0;
      CREATE INDEX calls_contact ON calls (crm, contact, created_at, id) WHERE bucket > 0;
      CREATE INDEX calls_contact_last ON calls (crm, contact_last, created_at, id) WHERE bucket > 0;
      CREATE INDEX calls_history ON calls (crm, created_at, id, user, bucket, outcome, result, talk) WHERE bucket > 0;
      CREATE INDEX calls_talk ON calls (crm, talk, created_at, id, user, bucket, outcome, result) WHERE bucket > 0;
    `,
  },
  {
    version: 11,
    name: 'recordings',
    // A table of its own, so that a click writes no further column or index.
    sql: `
      CREATE TABLE recordings (
        call TEXT NOT NULL PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
        mor TEXT NOT NULL,
        due INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX recordings_due ON recordings (mor, due, call);
    `,
  },
];
