import type { Texts } from '../texts.ts';

export const modules: Texts['modules'] = {
  application: {
    LBL_MOR_DIAL_FAILED: 'MOR: no se ha llamado, el servicio telefónico no está disponible en este momento.',
    LBL_MOR_DIAL_REFUSED: 'MOR: no se ha llamado:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: no se sabe si la llamada se inició. Mire el historial antes de llamar otra vez.',
    LBL_MOR_DIAL_DONE: 'MOR: este registro ya tiene su llamada; planifique otra para volver a llamar.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Telefonía',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Llamadas desde el CRM con Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'Telefonía MOR',
    LBL_MOR_ADMIN_DESCRIPTION: 'Dirección del conector, clave, permisos y prueba de conexión',
  },
  Users: {
    LBL_MOR_USERNAME: 'Usuario de MOR',
    LBL_MOR_DEVICE: 'Identificador de dispositivo MOR',
    LBL_MOR_SOURCE: 'Número propio (suena primero)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'Llamada MOR',
    LBL_MOR_TALK_SECONDS: 'Tiempo de conversación (segundos)',
    LBL_MOR_OUTCOME: 'Resultado de la llamada',
    LBL_MOR_RESULT: 'Resultado según el agente',
    LBL_MOR_RECORDING: 'Grabación',
    LBL_MOR_DIAL_NOW: 'Marcar ahora',
  },
};
