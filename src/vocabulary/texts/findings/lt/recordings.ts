import type { FindingTexts } from '../texts.ts';

/** Pokalbių įrašai MOR sistemoje. */
export const recordings: FindingTexts['recordings'] = {
  recordings_settled: {
    finding:
      'teisinis pagrindas {basis}, pranešimas {notice}, saugoma dienų: {days}, klausytis gali {listen}',
  },
  recordings_none: {
    finding: 'per septynias dienas nė vieno; ar juos galima skaityti, paaiškės po įrašyto pokalbio',
  },
  recordings_guarded: {
    finding: 'iš čia galima skaityti; pagal recordings.guarded – niekam kitam',
  },
  recordings_open: {
    finding:
      'Įrašų gali klausytis kiekvienas, atspėjęs pavadinimą: MOR žiniatinklio serveris juos atiduoda be prisijungimo, bent jau šiam kompiuteriui.',
    cure: 'Tegul MOR žiniatinklio serveris /recordings atiduoda tik šios jungties adresui (ir paties MOR puslapiams). Tada atverkite įrašo adresą iš kito kompiuterio: jei neleidžiama, nustatykite recordings.guarded reikšmę true.',
  },
  recordings_closed: {
    finding: 'MOR žiniatinklio serveris šiam kompiuteriui įrašų neduoda.',
    cure: 'Tegul MOR žiniatinklio serveris /recordings be prisijungimo atiduoda šios jungties adresui, ir niekam kitam: per API jų perskaityti negalima.',
  },
};
