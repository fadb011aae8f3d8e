import type { FindingTexts } from '../texts.ts';

const REACH =
  'Patikrinkite adresą nustatyme `redis`, ar „Redis“ veikia ir ar tarp kompiuterių nėra ugniasienės. Kol kas ribos dalijamos mazgams.';
const LOGIN = 'Pataisykite naudotoją ir slaptažodį nustatyme `redis`; „Redis“ naudotojus rodo ACL LIST.';
const TLS = 'Patikrinkite, ar `redis` prasideda rediss://, jei „Redis“ reikalauja TLS, ir redisTls.caFile.';

/** „Redis“, kuris kartu skaičiuoja kelių mazgų ribas. */
export const redis: FindingTexts['redis'] = {
  redis_works: { finding: '{address}' },
  redis_together: { finding: '{address}: ribos skaičiuojamos kartu.' },
  redis_not_all: {
    finding:
      '{address}: pasiekiamas, bet ne visų mazgų su tomis pačiomis ribomis. Ribos dalijamos mazgams: {nodes}.',
  },
  redis_alone: {
    finding:
      '{address}: pasiekiamas, bet ne visų mazgų su tomis pačiomis ribomis. Ribas skaičiuoja vien šis mazgas.',
  },
  redis_asked: { finding: '{address}: klausiama' },
  redis_refused: { finding: '{address}: „Redis“ atmeta naudotoją arba slaptažodį ({name}).', cure: LOGIN },
  redis_wants_password: { finding: '{address}: „Redis“ reikalauja slaptažodžio ({name}).', cure: LOGIN },
  redis_no_rights: {
    finding: '{address}: naudotojas negali to, ko reikia ({name}).',
    cure: 'Suteikite jam +@all raktams ~b_* ir &b_* arba naudokite kitą naudotoją.',
  },
  redis_replica: {
    finding: '{address}: šis „Redis“ yra kopija ir nepriima rašymo ({name}).',
    cure: 'Nustatyme `redis` nurodykite pagrindinį serverį.',
  },
  redis_full: {
    finding: '{address}: „Redis“ nebeturi atminties ({name}).',
    cure: 'Skirkite jos daugiau arba pašalinkite, kas dar ten laikoma.',
  },
  redis_busy: { finding: '{address}: „Redis“ šiuo metu nepriima komandų ({name}).', cure: REACH },
  redis_untrusted: { finding: '{address}: „Redis“ sertifikatu nepasitikima ({name}).', cure: TLS },
  redis_no_tls: { finding: '{address}: „Redis“ TLS veikia ne taip, kaip turi ({name}).', cure: TLS },
  redis_unknown_name: { finding: '{address}: kompiuterio vardas nežinomas ({name}).', cure: REACH },
  redis_silent: { finding: '{address}: „Redis“ neatsako.', cure: REACH },
  redis_unreachable: { finding: '{address}: „Redis“ nepasiekiamas ({name}).', cure: REACH },
  redis_clock: {
    finding: '{address}: šio kompiuterio ir „Redis“ laikrodžiai skiriasi {seconds} s.',
    cure: 'Abiejuose kompiuteriuose laiką nustatykite per NTP.',
  },
};
