import type { FindingTexts } from '../texts.ts';

/** Kodėl CRM naudotojui siūloma MOR linija. */
export const matching: FindingTexts['matching'] = {
  match_email: { finding: 'tas pats el. paštas {email}' },
  match_username: { finding: 'tas pats naudotojo vardas {username}' },
  match_local_part: { finding: 'el. paštas prasideda MOR naudotojo vardu {username}' },
  match_telephone: { finding: 'tas pats telefonas {number}' },
  match_name: { finding: 'tas pats vardas „{name}“' },
  match_initial: { finding: 'ta pati pavardė ir pirmoji raidė „{name}“' },
  match_extension: { finding: 'telefonas yra vidinis numeris {number}' },
  match_device_number: { finding: 'telefonas yra įrenginio {device} numeris' },
  match_taken: { finding: 'Įrenginys {device} jau priskirtas: {user}.' },
  match_rivals: { finding: 'Įrenginys {device} tinka ir kitiems: {users}.' },
  match_several: { finding: '{username} turi kelis įrenginius ({devices}); tai pirmas.' },
  match_second: { finding: '{username} tinka beveik taip pat gerai.' },
  match_no_number: { finding: 'MOR nežino šio įrenginio numerio; įrašykite šaltinį.' },
  match_no_status_user: { finding: 'MOR {mor}: nurodykite būsenos naudotoją, kad būtų galima klausti MOR.' },
  match_no_users: {
    finding:
      '{crm} nesako, kas jo naudotojai, todėl nieko priskirti negalima: importuokite CSV arba pridėkite eilutes ranka.',
  },
};
