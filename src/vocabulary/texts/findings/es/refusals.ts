import type { FindingTexts } from '../texts.ts';

/** Qué rechaza MOR y por qué. */
export const refusals: FindingTexts['refusals'] = {
  mor_not_authenticated: {
    finding: 'MOR no conoce el usuario MOR de esta asignación. (MOR: {text})',
    cure: 'Corrija el usuario MOR en la asignación: es el nombre del dueño del dispositivo, no el acceso del dispositivo.',
  },
  mor_bad_device: {
    finding: 'MOR no acepta el dispositivo de esta asignación. (MOR: {text})',
    cure: 'Ponga el identificador del dispositivo (ACC en la lista de MOR, no la extensión). Tiene que ser del usuario MOR asignado.',
  },
  mor_no_source: {
    finding: 'MOR no recibió ningún origen. (MOR: {text})',
    cure: 'Ponga el teléfono del agente como origen en la asignación.',
  },
  mor_pin_not_found: {
    finding: 'MOR no conoce el PIN de tarjeta de esta asignación. (MOR: {text})',
    cure: 'Corrija o vacíe el PIN de tarjeta en la asignación.',
  },
  mor_incorrect_hash: {
    finding: 'MOR no acepta la firma de la petición. (MOR: {text})',
    cure: 'Compare la clave secreta con SETTINGS > API > API Secret Key en MOR (los usuarios de un revendedor usan la suya) y deje el orden del hash en automático.',
  },
  mor_access_denied: {
    finding:
      'MOR no permite llamadas de retorno: el complemento Callback falta o no está activo. (MOR: {text})',
    cure: 'Active el complemento Callback en MOR.',
  },
  mor_api_disabled: {
    finding: 'La API de este MOR está desactivada. (MOR: {text})',
    cure: 'Active SETTINGS > API > Allow API para todos (con un revendedor, su Allow API).',
  },
  mor_get_disabled: {
    finding: 'MOR no acepta peticiones GET. (MOR: {text})',
    cure: 'Elija el método POST (recomendado) o active Allow GET API en MOR.',
  },
  mor_no_secret_key: {
    finding: 'MOR no tiene clave secreta de API. (MOR: {text})',
    cure: 'Ponga una API Secret Key en los ajustes de API de MOR y la misma aquí.',
  },
  mor_no_tariff: {
    finding: 'MOR no conoce la tarifa del tramo A. (MOR: {text})',
    cure: 'Corrija o vacíe la tarifa del tramo A en la asignación.',
  },
  mor_bad_tariff: {
    finding: 'MOR no acepta la tarifa del tramo A. (MOR: {text})',
    cure: 'Use una tarifa de usuario que pertenezca al dueño del usuario MOR; las de proveedor no sirven.',
  },
  mor_server_not_found: {
    finding: 'MOR no conoce el servidor de esta asignación. (MOR: {text})',
    cure: 'Corrija o vacíe el identificador del servidor MOR en la asignación.',
  },
  mor_asterisk_unreachable: {
    finding: 'MOR no llega a su servidor telefónico. (MOR: {text})',
    cure: 'Compruebe en MOR que el servidor de callback está activo y que Asterisk funciona.',
  },
  mor_unrecognised: {
    finding: 'MOR rechazó la llamada con un texto que el conector no conoce. (MOR: {text})',
    cure: 'Lea el texto; MOR a veces responde en el idioma de su interfaz.',
  },
};
