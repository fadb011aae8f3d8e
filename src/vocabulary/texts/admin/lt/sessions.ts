import type { AdminTexts } from '../texts.ts';

/** The page Sessions. */
export const sessions: AdminTexts['sessions'] = {
  administrator: 'administratorius',
  viewer: 'tik peržiūra',
  sessions: 'Seansai',
  who_is_signed_in_to: 'Kas prisijungęs prie šių puslapių. Baigus seansą, ta naršyklė atjungiama iš karto.',
  nobody_is_signed_in: 'Niekas neprisijungęs.',
  you: 'jūs',
  role: 'Vaidmuo',
  from_address: 'Iš kur',
  signed_in: 'Prisijungė',
  last_seen: 'Paskutinį kartą matytas',
  end: 'Baigti',
  end_the_session_of_from: 'Baigti seansą: {0}, {1}',
  change_the_administrator_password: 'Pakeisti administratoriaus slaptažodį',
  current_password: 'Dabartinis slaptažodis',
  new_password: 'Naujas slaptažodis',
  at_least_10_characters_all: 'Bent 10 simbolių. Visi kiti seansai baigsis.',
  the_password_was_changed_all: 'Slaptažodis pakeistas; visi kiti seansai baigti.',
  change_the_password: 'Pakeisti slaptažodį',
  sign_in_with_your_organisation: 'Prisijungimas per organizaciją',
  people_sign_in_at_your:
    'Žmonės prisijungia pas jūsų pačių teikėją per OpenID Connect („Microsoft Entra ID“, „Google“, „Okta“, „Keycloak“ ir kt.). Slaptažodis veikia toliau, todėl niekas neliks už durų.',
  in_use: 'naudojama',
  not_set_up: 'nenustatyta',
  register_this_address: 'Grįžimo adresas, kurį reikia įrašyti pas teikėją',
  it_is_not_in_use: 'Nenaudojama: {0}',
  sign_in_was_saved:
    'Išsaugota: galioja nuo kito prisijungimo. Išbandykite kitoje naršyklėje, prieš atsijungdami čia.',
  sign_in_was_removed: 'Pašalinta: prisijungiama slaptažodžiu.',
  remove_question: 'Pašalinti prisijungimą per organizaciją?',
  everybody_who_signed_in: 'Visi taip prisijungę bus atjungti. Slaptažodis veikia toliau.',
};
