import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Integracijos naudotojui priskirkite leidimų rinkinį MOR Integration.';
const NEW_CERTIFICATE =
  'Sukurkite naują raktą ir sertifikatą ir įkelkite jį į External Client App (README, keitimas).';

/** „Salesforce“: prisijungimas, teisės, versija, API naudojimas. */
export const salesforce: FindingTexts['salesforce'] = {
  sf_unexpected: {
    finding: 'Organizacija atsakė netikėtai.',
    cure: 'Patikrinkite šios CRM adresą.',
  },
  sf_login_refused: {
    finding: '„Salesforce“ atmetė prisijungimą: {why}',
    cure: 'Patikrinkite adresą (My Domain), clientId, raktą ar paslaptį ir ar programa įdiegta, o jos naudotojas iš anksto patvirtintas.',
  },
  sf_refused: { finding: '„Salesforce“ to neleidžia: {why}', cure: PERMISSION },
  sf_unreachable: {
    finding: '„Salesforce“ nedavė tinkamo atsakymo: {why}',
    cure: 'Patikrinkite adresą (My Domain), tinklą ir tarpinį serverį.',
  },
  sf_token: { finding: 'prieigos raktas gautas' },
  sf_token_for: { finding: 'prieigos raktas gautas, naudotojas {user}' },
  sf_version: { finding: 'API {version} yra (naujausia {newest}).' },
  sf_version_missing: {
    finding: 'API {version} šioje organizacijoje nėra (naujausia {newest}).',
    cure: 'Nustatykite apiVersion reikšmę „{newest}“.',
  },
  sf_usage_untold: { finding: 'Organizacija nenurodė, kiek API užklausų liko.' },
  sf_usage: { finding: 'per 24 valandas panaudota API užklausų: {used} iš {limit}' },
  sf_usage_high: {
    finding: 'per 24 valandas panaudota API užklausų: {used} iš {limit}',
    cure: 'Išsiaiškinkite, kas jas naudoja, arba įsigykite daugiau. Pasiekus ribą nepavyks nei ieškoti, nei įrašyti skambučių.',
  },
  sf_certificate: { finding: 'Sertifikatas galios dar dienų: {days}.' },
  sf_certificate_ends: { finding: 'Sertifikatas galios tik dar dienų: {days}.', cure: NEW_CERTIFICATE },
  sf_certificate_over: { finding: 'Sertifikato galiojimas baigėsi ({date}).', cure: NEW_CERTIFICATE },
  sf_no_certificate: {
    finding: 'login.certificate nėra PEM sertifikatas.',
    cure: 'Įrašykite patį sertifikatą nuo BEGIN iki END.',
  },
  sf_records: { finding: 'telefonų laukai skaitomi: {objects}' },
  sf_records_hidden: {
    finding: 'nematoma: {fields}',
    cure: `Konfigūracijoje pataisykite „objects“. ${PERMISSION}`,
  },
  sf_no_users: { finding: 'Integracijos naudotojas negali matyti naudotojų.', cure: PERMISSION },
  sf_users: { finding: 'naudotojai skaitomi, su {fields}' },
  sf_users_without: {
    finding: 'naudotojai skaitomi; nėra arba paslėpta, todėl nenaudojama: {fields}',
  },
  sf_sees_all: { finding: 'Darbuotojai gali skambinti iš visų įrašų, kuriuos mato integracijos naudotojas.' },
  sf_access_hidden: { finding: 'UserRecordAccess perskaityti negalima: {why}', cure: PERMISSION },
  sf_asks_records: {
    finding: 'Klausiama, ar darbuotojas gali skaityti įrašą, o ne kiekvieną lauką.',
  },
  sf_asks_fields: { finding: 'Klausiama, ar darbuotojas gali skaityti įrašą ir telefonų laukus.' },
  sf_fields_hidden: {
    finding: 'Laukų teisių perskaityti negalima, todėl negalima skambinti iš jokio įrašo: {why}',
    cure: 'Integracijos naudotojui suteikite „View Setup and Configuration“ (leidimų rinkinys MOR Integration) arba nustatykite visibility reikšmę „records“.',
  },
  sf_assignments_hidden: {
    finding: 'Priskyrimų integracijos naudotojas nemato; ką jie duoda, rodo eilutės aukščiau.',
  },
  sf_has_permissions: { finding: 'Integracijos naudotojas turi {name}.' },
  sf_lacks_permissions: {
    finding: 'Integracijos naudotojas neturi leidimų rinkinio {name}.',
    cure: 'Priskirkite {name} integracijos naudotojui.',
  },
  sf_event: { finding: 'Būsenos skelbiamos kaip {event}.' },
  sf_no_event: {
    finding: '{event} paskelbti negalima.',
    cure: `Sukurkite platformos įvykį arba pašalinkite stateEvent. ${PERMISSION}`,
  },
};
