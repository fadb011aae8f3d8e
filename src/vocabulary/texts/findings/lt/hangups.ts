import type { FindingTexts } from '../texts.ts';

const NOTHING = 'Nieko: taip skambučiai baigiasi.';
const PROVIDER =
  'Skambučio įraše (CDR) pažiūrėkite, kuris tiekėjas jį turėjo, ir paklauskite jo; kitas LCR tiekėjas jį pakeistų.';
const UNBLOCK = 'Atblokuokite naudotoją MOR.';
const BALANCE = 'Pažiūrėkite sąskaitos likutį ir kredito ribą ir ją papildykite.';
const LIMIT = 'Palaukite, kol skambučiai baigsis, arba MOR padidinkite ribą.';
const RATES = 'Palyginkite tiekėjo ir naudotojo įkainius šiam prefiksui.';

/** Kodėl skambučio dalis baigėsi, pagal numerį įraše, ir ką tikrinti. */
export const hangups: FindingTexts['hangups'] = {
  hangup_1: {
    finding: 'Numeris nepriskirtas.',
    cure: 'Palyginkite numerį įraše; pažiūrėkite šio MOR prefiksų taisykles.',
  },
  hangup_16: { finding: 'Įprasta pabaiga.', cure: NOTHING },
  hangup_17: { finding: 'Skambinamasis užimtas.', cure: NOTHING },
  hangup_18: {
    finding: 'Telefonas neatsiliepia.',
    cure: 'Darbuotojo dalyje: ar telefonas įjungtas ir užregistruotas MOR?',
  },
  hangup_19: { finding: 'Niekas neatsiliepė.', cure: NOTHING },
  hangup_20: { finding: 'Abonento nėra.', cure: 'Darbuotojo dalyje: įrenginys MOR neužregistruotas.' },
  hangup_21: {
    finding: 'Skambutis atmestas.',
    cure: 'Darbuotojo dalyje: „netrukdyti“ arba įrenginys atmeta skambinančiojo numerį.',
  },
  hangup_34: { finding: 'Laisvos linijos ar kanalo nėra.', cure: PROVIDER },
  hangup_41: { finding: 'Laikina klaida.', cure: PROVIDER },
  hangup_58: { finding: 'Reikiamo perdavimo būdo nėra.', cure: 'Palyginkite įrenginio ir tiekėjo kodekus.' },
  hangup_102: { finding: 'Baigėsi laikas.', cure: PROVIDER },
  hangup_487: { finding: 'Atšaukta prieš atsiliepiant.', cure: NOTHING },
  hangup_200: {
    finding: 'MOR nežino skambinančiojo.',
    cure: 'Priskyrimo įrenginys turi būti MOR ir priklausyti priskirtam naudotojui.',
  },
  hangup_201: { finding: 'Naudotojas užblokuotas.', cure: UNBLOCK },
  hangup_202: { finding: 'Perpardavėjas užblokuotas.', cure: 'Atblokuokite perpardavėją MOR.' },
  hangup_203: {
    finding: 'Naudotojo tarife šiam numeriui nėra įkainio.',
    cure: 'Į naudotojo tarifą įtraukite įkainį. Jo reikia ir A daliai, nebent šaltinis yra MOR įrenginys; arba priskyrime nurodykite A dalies tarifą.',
  },
  hangup_204: {
    finding: 'Šiam numeriui nėra tinkamo tiekėjo.',
    cure: 'Pažiūrėkite naudotojo LCR: jame turi būti tiekėjas su įkainiu šiam prefiksui.',
  },
  hangup_205: {
    finding: 'Šiame serveryje neleidžiama.',
    cure: 'Leiskite įrenginį serveryje, kurį naudoja atgalinis skambutis (server_id arba nustatymas Callback Server).',
  },
  hangup_207: {
    finding: 'Neaišku, kam skirtas skambutis.',
    cure: 'Ieškokite dviejų įrenginių ar DID su šiuo numeriu.',
  },
  hangup_208: { finding: 'Naudotojas daugiau skambinti negali.', cure: 'Pažiūrėkite naudotojo ribas MOR.' },
  hangup_209: { finding: 'Bandymo laikas pasibaigė.', cure: 'Baigėsi MOR licencija arba bandomoji paskyra.' },
  hangup_210: { finding: 'Likučio neužtenka net sekundei.', cure: BALANCE },
  hangup_211: { finding: 'Mažas likutis arba pasiekta dienos riba.', cure: BALANCE },
  hangup_212: { finding: 'Likučio neužtenka dar vienam skambučiui.', cure: BALANCE },
  hangup_213: { finding: 'DID savininko likutis per mažas.', cure: BALANCE },
  hangup_215: { finding: 'Perpardavėjo likutis per mažas.', cure: BALANCE },
  hangup_217: {
    finding: 'Numeriui, kuris prašė atgalinio skambučio, įrenginio nerasta.',
    cure: 'Pridėkite numerį prie įrenginio CLI.',
  },
  hangup_218: {
    finding: 'Perpardavėjas neleidžia nuostolingų skambučių.',
    cure: 'Palyginkite naudotojo įkainį su perpardavėjo.',
  },
  hangup_219: { finding: 'Pasiekta DID skambučių riba.', cure: LIMIT },
  hangup_220: { finding: 'Pasiekta naudotojo skambučių riba.', cure: LIMIT },
  hangup_221: {
    finding: 'Pasiekta įrenginio skambučių riba.',
    cure: 'Palaukite, kol skambučiai baigsis, arba MOR padidinkite ribą. Atgalinis skambutis – tai du skambučiai.',
  },
  hangup_222: { finding: 'Pasiekta perpardavėjo skambučių riba.', cure: LIMIT },
  hangup_223: { finding: 'Pasiekta tiekėjo skambučių riba.', cure: LIMIT },
  hangup_224: { finding: 'Tiekėjas brangesnis už naudotojo įkainį.', cure: RATES },
  hangup_225: {
    finding: 'Skambinančiojo numeris uždraustas.',
    cure: 'Pažiūrėkite priskyrimo skambinančiojo numerius ir uždraustus CLI MOR.',
  },
  hangup_226: { finding: 'DID laisvas: jis niekieno.', cure: 'Priskirkite DID MOR.' },
  hangup_227: {
    finding: 'Kortelės PIN neįvestas.',
    cure: 'Priskyrime įrašykite kortelės PIN arba atgaliniams skambučiams nenaudokite kortelių.',
  },
  hangup_228: { finding: 'Tikslo numeris neįvestas.', cure: NOTHING },
  hangup_229: { finding: 'DID rezervuotas.', cure: 'Aktyvuokite DID MOR.' },
  hangup_230: { finding: 'Tiekėjas grąžino 0.', cure: PROVIDER },
  hangup_232: {
    finding: 'Atgalinių skambučių DID nepasiekiamas.',
    cure: 'Pažiūrėkite MOR atgalinių skambučių nustatymus.',
  },
  hangup_234: {
    finding: 'Skambutis sukasi ratu MOR viduje.',
    cure: 'Ieškokite peradresavimo, kuris grįžta į save.',
  },
  hangup_235: { finding: 'Tiekėjo įkainis viršija naudotojo daugiau, nei leidžiama.', cure: RATES },
  hangup_236: {
    finding: 'Atgalinis skambutis pradėtas per anksti.',
    cure: 'MOR atgalinių skambučių nustatymuose pažiūrėkite laiką tarp jų.',
  },
  hangup_237: { finding: 'DID naudotojas užblokuotas.', cure: UNBLOCK },
  hangup_249: {
    finding: 'Skambutį sustabdo partnerio riba, blokavimas, likutis arba trūkstamas įkainis.',
    cure: 'Partneris, kuriam priklauso perpardavėjas, MOR patikrina ribas, likutį ir įkainius.',
  },
  hangup_other: {
    finding: 'Priežastis {cause}, kurios nėra jokioje žinomoje lentelėje.',
    cure: 'MOR skambučių įrašuose ir „Call Tracing“ ieškokite skambučio su šia priežastimi; mažesnės nei 128 yra iš ITU-T Q.850.',
  },
};
