import type { FindingTexts } from '../texts.ts';

/** Was die Konfiguration erlaubt und niemand wollen sollte. */
export const warnings: FindingTexts['warnings'] = {
  warn_trust_proxy: {
    finding:
      'server.trustProxy: Mit true wird jedem Absender sein X-Forwarded-For geglaubt, und ein Fremder zählt bei der Anmeldung als viele Besucher. Nennen Sie den Proxy (loopback, eine Adresse, ein Subnetz) oder die Zahl der Proxys.',
  },
  warn_postgres_clear: {
    finding:
      'database: PostgreSQL auf einem anderen Rechner ohne TLS. Wer mithört, liest Anrufe und kann sie ändern. Ergänzen Sie ?sslmode=verify-full.',
  },
  warn_redis_clear: {
    finding:
      'redis: Redis auf einem anderen Rechner ohne TLS. Wer mithört, liest das Passwort und kann Grenzen ändern. Schreiben Sie rediss://, oder halten Sie Redis in einem eigenen Netz.',
  },
  warn_redis_needless: {
    finding:
      'redis: Eine SQLite-Datenbank hat nur einen Dienst, und der braucht für seine Grenzen kein Redis.',
  },
  warn_get: {
    finding:
      'MOR {mor}: GET hinterlässt Nummern und Hashes in den Protokollen von MOR und von Proxys. Nehmen Sie POST.',
  },
  warn_no_secret_key: {
    finding:
      'MOR {mor}: Ohne secretKey muss die Hash-Prüfung in diesem MOR abgeschaltet sein. Dann kann jeder anrufen, der es erreicht.',
  },
  warn_no_status_user: {
    finding:
      'MOR {mor}: Ohne status.username lassen sich Anrufe nicht verfolgen. Jeder Ausgang bleibt unbekannt.',
  },
  warn_mor_clear: {
    finding:
      'MOR {mor}: einfaches http zu einem anderen Rechner. Wer mithört, kann den Hash noch einmal verwenden.',
  },
  warn_no_notice: {
    finding:
      'MOR {mor}: recordings.notice ist none. In den meisten Ländern muss die andere Seite wissen, dass aufgenommen wird, in vielen muss sie zustimmen.',
  },
  warn_short_secret: {
    finding:
      'CRM {crm}: Ein Schlüssel oder Geheimnis ist kürzer als {length} Zeichen und lässt sich erraten.',
  },
  warn_default_source: {
    finding:
      'CRM {crm}: defaults.source wird nicht mehr benutzt, denn ein Telefon gehört einem Agenten. Agenten ohne eigene Quelle können erst anrufen, wenn die Zuordnung oder ihr Benutzerdatensatz eine hat.',
  },
  warn_no_country: {
    finding:
      'numbers: interne Nummern ohne defaultCountry. Wo weder Agent noch CRM ein Land haben, sind nur 112, 911 und 999 als Notrufnummern bekannt.',
  },
};
