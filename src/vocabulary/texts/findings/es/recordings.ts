import type { FindingTexts } from '../texts.ts';

/** Grabaciones de llamadas en MOR. */
export const recordings: FindingTexts['recordings'] = {
  recordings_settled: {
    finding: 'base legal {basis}, aviso {notice}, se guardan {days} días, las oye {listen}',
  },
  recordings_none: {
    finding: 'ninguna en los últimos siete días; si se pueden leer se verá tras una llamada grabada',
  },
  recordings_guarded: {
    finding: 'se pueden leer desde aquí; según recordings.guarded, nadie más puede',
  },
  recordings_open: {
    finding:
      'Quien adivine un nombre puede oír grabaciones: el servidor web de MOR las entrega sin acceso, al menos a esta máquina.',
    cure: 'Haga que el servidor web de MOR entregue /recordings solo a la dirección de este conector (y a las páginas de MOR). Después abra la dirección de una grabación desde otra máquina: si se rechaza, ponga recordings.guarded en true.',
  },
  recordings_closed: {
    finding: 'El servidor web de MOR no entrega grabaciones a esta máquina.',
    cure: 'Haga que el servidor web de MOR entregue /recordings sin acceso a la dirección de este conector, y a nadie más: la API no ofrece otra forma de leerlas.',
  },
};
