import type { AdminTexts } from '../texts.ts';

/** Columns of a mapping. */
export const columns: AdminTexts['columns'] = {
  crm: { label: 'CRM' },
  user: { label: 'Usuario del CRM', hint: 'El identificador del usuario en el CRM' },
  mor: { label: 'Servidor MOR' },
  username: { label: 'Usuario de MOR' },
  device: { label: 'Dispositivo', hint: 'El identificador en MOR, no la extensión' },
  source: { label: 'Origen', hint: 'Varios números se separan con ;' },
  callerIdA: { label: 'Identificador que ve el agente' },
  callerIdB: { label: 'Identificador que ve el contacto' },
  cardPin: { label: 'PIN de la tarjeta telefónica', hint: 'Se conserva mientras esté vacío' },
  legATariff: { label: 'Tarifa del tramo A', hint: 'Identificador de la tarifa en MOR' },
  legAResellerTariff: {
    label: 'Tarifa de revendedor del tramo A',
    hint: 'Identificador de la tarifa en MOR',
  },
  morServer: { label: 'Servidor Asterisk', hint: 'Identificador del servidor en MOR' },
  country: { label: 'País', hint: 'Para números sin +' },
  freeDialling: { label: 'Marcación libre' },
  enabled: { label: 'Puede llamar' },
  name: { label: 'Nombre' },
  email: { label: 'Correo electrónico' },
};
