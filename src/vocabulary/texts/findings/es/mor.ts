import type { FindingTexts } from '../texts.ts';

const REACH =
  'Compruebe la dirección de MOR (termina en /billing), el nombre, el puerto, un cortafuegos entre las dos máquinas y el certificado TLS.';
const LANGUAGE = 'Lea el texto; MOR a veces responde en el idioma de su interfaz.';
const SEES =
  'Use como usuario de estado un administrador o el revendedor al que pertenecen los usuarios MOR de los agentes: un usuario simple solo ve sus propias llamadas. Un contable necesita «Read» para la API en su grupo de permisos.';
const APPROVAL =
  'MOR rechaza el primer acceso de un administrador desde una dirección nueva hasta que se aprueba por correo («Admin login with approved IP only», activado de fábrica). Apruébelo, o use un contable o un revendedor.';

/** Un servidor MOR, su usuario de estado y lo que se puede preguntar sobre las llamadas. */
export const mor: FindingTexts['mor'] = {
  mor_unreachable: { finding: '{text}', cure: REACH },
  mor_unusable_answer: { finding: 'La respuesta no es de MOR: {text}', cure: REACH },
  mor_unknown_answer: { finding: 'MOR responde: {text}', cure: LANGUAGE },
  mor_being_asked: {
    finding: 'se está preguntando; aún no se sabe nada',
    cure: 'Espere unos segundos y vuelva a mirar.',
  },
  mor_not_asked: { finding: 'sin preguntar: no hay usuario de estado configurado' },
  mor_version: { finding: 'versión {version}' },
  mor_release: { finding: '{version}' },
  mor_answers: { finding: 'responde' },
  mor_api_on: { finding: 'activada' },
  mor_hash_order: { finding: '{order}' },
  mor_no_hash: { finding: 'No hay clave configurada; MOR no comprueba hashes.' },
  mor_hash_untried: {
    finding:
      'sin probar: asigne un agente o indique un usuario de estado. MOR solo juzga la clave para un usuario que conoce.',
  },
  mor_addon_active: { finding: 'activo' },
  mor_addon_missing: {
    finding: 'MOR no permite llamadas de retorno: el complemento Callback falta o no está activo.',
    cure: 'Active el complemento Callback en MOR.',
  },
  mor_no_status_user: {
    finding: 'No hay usuario de estado, así que no se pueden seguir las llamadas y poco se puede comprobar.',
    cure: 'Indique como usuario de estado un administrador o revendedor de MOR que pueda consultar llamadas activas y registros.',
  },
  mor_unknown_status_user: {
    finding: 'MOR no tiene ningún usuario «{username}» (MOR: {text}).',
    cure: 'Indique como usuario de estado un usuario MOR que exista; «{username}» no existe.',
  },
  mor_unknown_agent_user: {
    finding: 'MOR no tiene ningún usuario «{username}» (MOR: {text}).',
    cure: 'Corrija el usuario MOR de la asignación: es el dueño del dispositivo del agente.',
  },
  mor_callback_id_asked: {
    finding: 'se pide; requiere use_callback_uniqueid en mor.conf, lo que solo muestra una llamada real',
  },
  mor_callback_id_off: {
    finding: 'no se pide; las llamadas se reconocen por dispositivo, números y hora',
  },
  mor_sees_users: { finding: 've los usuarios MOR de los agentes, por ejemplo {username}' },
  mor_simple_user: {
    finding: '«{username}» es un usuario MOR simple y no ve las llamadas de nadie más.',
    cure: SEES,
  },
  mor_may_not_ask: { finding: 'MOR no deja al usuario de estado preguntar esto (MOR: {text}).', cure: SEES },
  mor_saw_calls: { finding: '{seen} de las últimas {calls} llamadas' },
  mor_saw_cdrs_only: {
    finding:
      'registros de {seen} de las últimas {calls} llamadas, pero ninguna de ellas en la lista de llamadas activas: omite las llamadas de retorno, o «{username}» no puede verlas. Los estados llegan tarde.',
  },
  mor_saw_nothing: {
    finding: 'MOR aceptó {calls} llamadas en los últimos días y no mostró ninguna a «{username}».',
    cure: SEES,
  },
  mor_password_right: { finding: 'correcta; usuarios por asignar: {users}' },
  mor_password_wrong: {
    finding: 'MOR no la acepta (MOR: {text}).',
    cure: `Corrija la contraseña del usuario de estado. Tiene que ser administrador, revendedor o un contable cuyo grupo de permisos tenga «Read» para users_get. ${APPROVAL}`,
  },
  mor_v2_works: { finding: 'El acceso funciona.' },
  mor_v2_refused: {
    finding: 'MOR rechaza el acceso: {text}',
    cure: `Corrija usuario y contraseña de la API v2; existe desde MOR X18. ${APPROVAL}`,
  },
  mor_active_calls_now: { finding: '{count} ahora' },
  mor_no_active_calls: {
    finding: 'Este MOR no tiene esa lista (anterior a X14: {text}); solo se muestran los finales.',
  },
  mor_cdrs_last_hour: { finding: '{count} en la última hora' },
  mor_list_missing: { finding: 'MOR aún no ha dado sus llamadas activas.' },
  mor_list_elsewhere: { finding: 'Otro nodo lee las llamadas activas.' },
  mor_list_age: { finding: 'La última lista de llamadas activas tiene {seconds} s.' },
};
