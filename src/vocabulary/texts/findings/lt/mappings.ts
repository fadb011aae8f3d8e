import type { FindingTexts } from '../texts.ts';

const DEVICE =
  'Įrašykite esamo įrenginio identifikatorių (ACC); įrenginys turi priklausyti priskirtam MOR naudotojui.';

/** Priskyrimai: darbuotojai, jų įrenginiai ir telefonai. */
export const mappings: FindingTexts['mappings'] = {
  agent_twice: {
    finding: 'Šis darbuotojas turi kitą eilutę su identifikatoriumi, kurį naudoja CRM; ši nenaudojama.',
    cure: 'Pašalinkite vieną iš dviejų eilučių.',
  },
  agents_sample: {
    finding:
      'imtis: pirmi {count} CRM naudotojai; visus patikrina „Tikrinti viską“ puslapyje arba check --all',
  },
  crm_source_refused: {
    finding: 'Šis darbuotojas negali skambinti. Šaltinis jo CRM naudotojo įraše: {text}',
    cure: 'Sukurkite darbuotojui priskyrimo eilutę, įrašykite vidinį numerį į numbers.internal arba pataisykite naudotojo įrašą.',
  },
  source_refused: {
    finding: 'Šis darbuotojas negali skambinti. Jo šaltinis: {text}',
    cure: 'Pataisykite šaltinį: vidinis numeris iki 6 skaitmenų arba numeris, kurį leidžia rinkimo taisyklės.',
  },
  unknown_mor: {
    finding: 'MOR serverio „{mor}“ konfigūracijoje nėra.',
    cure: 'Pataisykite šios eilutės MOR serverį.',
  },
  device_refused: { finding: 'įrenginys {device}: {text}', cure: DEVICE },
  user_not_seen: {
    finding: 'MOR naudotojas {username}: nerastas arba būsenos naudotojas jo nemato',
    cure: DEVICE,
  },
  device_of_another: {
    finding: 'Įrenginys {device} priklauso ne {username}, o kitam MOR naudotojui.',
    cure: DEVICE,
  },
  devices_not_compared: { finding: 'nelyginta: šis MOR neturi device_details_get' },
  devices_compared: { finding: '{good} iš {count} įrenginių yra MOR ir priklauso savo naudotojui' },
  devices_sampled: {
    finding:
      '{good} iš {count} įrenginių yra MOR ir priklauso savo naudotojui. Tai imtis: priskirta darbuotojų: {total}; visus patikrina „Tikrinti viską“ puslapyje arba check --all.',
  },
};
