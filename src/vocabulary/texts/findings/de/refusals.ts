import type { FindingTexts } from '../texts.ts';

/** Was MOR ablehnt und warum. */
export const refusals: FindingTexts['refusals'] = {
  mor_not_authenticated: {
    finding: 'MOR kennt den MOR-Benutzer dieser Zuordnung nicht. (MOR: {text})',
    cure: 'Berichtigen Sie den MOR-Benutzer in der Zuordnung: Es ist der Name des Benutzers, dem das Gerät gehört, nicht die Anmeldung des Geräts.',
  },
  mor_bad_device: {
    finding: 'MOR nimmt das Gerät dieser Zuordnung nicht an. (MOR: {text})',
    cure: 'Tragen Sie die Kennung des Geräts ein (ACC in MORs Geräteliste, nicht die Nebenstelle). Das Gerät muss dem zugeordneten MOR-Benutzer gehören.',
  },
  mor_no_source: {
    finding: 'MOR hat keine Quelle bekommen. (MOR: {text})',
    cure: 'Tragen Sie das Telefon des Agenten als Quelle in die Zuordnung ein.',
  },
  mor_pin_not_found: {
    finding: 'MOR kennt die Karten-PIN dieser Zuordnung nicht. (MOR: {text})',
    cure: 'Berichtigen oder leeren Sie die Karten-PIN in der Zuordnung.',
  },
  mor_incorrect_hash: {
    finding: 'MOR nimmt die Signatur der Anfrage nicht an. (MOR: {text})',
    cure: 'Vergleichen Sie den geheimen Schlüssel mit SETTINGS > API > API Secret Key in MOR (für Benutzer eines Wiederverkäufers gilt dessen Schlüssel), und lassen Sie die Reihenfolge im Hash selbst ermitteln.',
  },
  mor_access_denied: {
    finding: 'MOR erlaubt keine Rückrufe: Das Callback-Add-on fehlt oder ist nicht aktiv. (MOR: {text})',
    cure: 'Aktivieren Sie das Callback-Add-on in MOR.',
  },
  mor_api_disabled: {
    finding: 'Die API dieses MOR ist ausgeschaltet. (MOR: {text})',
    cure: 'Schalten Sie SETTINGS > API > Allow API für alle ein (bei einem Wiederverkäufer dessen Allow API).',
  },
  mor_get_disabled: {
    finding: 'MOR nimmt keine GET-Anfragen an. (MOR: {text})',
    cure: 'Wählen Sie die Methode POST (empfohlen), oder schalten Sie Allow GET API in MOR ein.',
  },
  mor_no_secret_key: {
    finding: 'MOR hat keinen geheimen API-Schlüssel. (MOR: {text})',
    cure: 'Tragen Sie in den API-Einstellungen von MOR einen API Secret Key ein und hier denselben.',
  },
  mor_no_tariff: {
    finding: 'MOR kennt den Tarif für Leg A nicht. (MOR: {text})',
    cure: 'Berichtigen oder leeren Sie den Tarif für Leg A in der Zuordnung.',
  },
  mor_bad_tariff: {
    finding: 'MOR nimmt den Tarif für Leg A nicht an. (MOR: {text})',
    cure: 'Nehmen Sie einen Benutzertarif, der dem Besitzer des MOR-Benutzers gehört; Anbietertarife gehen nicht.',
  },
  mor_server_not_found: {
    finding: 'MOR kennt den Server dieser Zuordnung nicht. (MOR: {text})',
    cure: 'Berichtigen oder leeren Sie die MOR-Serverkennung in der Zuordnung.',
  },
  mor_asterisk_unreachable: {
    finding: 'MOR erreicht seinen Telefonserver nicht. (MOR: {text})',
    cure: 'Prüfen Sie in MOR, ob der Callback-Server aktiv ist und Asterisk läuft.',
  },
  mor_unrecognised: {
    finding: 'MOR hat den Anruf mit einem Text abgelehnt, den der Konnektor nicht kennt. (MOR: {text})',
    cure: 'Lesen Sie den Text; MOR antwortet manchmal in der Sprache seiner Oberfläche.',
  },
};
