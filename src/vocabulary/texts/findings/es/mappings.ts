import type { FindingTexts } from '../texts.ts';

const DEVICE = 'Ponga el identificador (ACC) de un dispositivo que exista y sea del usuario MOR asignado.';

/** Las asignaciones: agentes, sus dispositivos y sus teléfonos. */
export const mappings: FindingTexts['mappings'] = {
  agent_twice: {
    finding: 'Este agente tiene otra fila con el identificador que usa el CRM; esta no se usa.',
    cure: 'Quite una de las dos filas.',
  },
  agents_sample: {
    finding:
      'una muestra: los primeros {count} usuarios del CRM; «Comprobar todo» en la página o check --all los mira todos',
  },
  crm_source_refused: {
    finding: 'Este agente no puede llamar. El origen en su registro de usuario del CRM: {text}',
    cure: 'Dé al agente una fila en las asignaciones, incluya la extensión en numbers.internal o corrija el registro de usuario.',
  },
  source_refused: {
    finding: 'Este agente no puede llamar. Su origen: {text}',
    cure: 'Corrija el origen: una extensión de hasta 6 dígitos o un número que permitan las reglas de marcación.',
  },
  unknown_mor: {
    finding: 'El servidor MOR «{mor}» no está en la configuración.',
    cure: 'Corrija el servidor MOR de esta fila.',
  },
  device_refused: { finding: 'dispositivo {device}: {text}', cure: DEVICE },
  user_not_seen: {
    finding: 'usuario MOR {username}: no existe, o el usuario de estado no lo ve',
    cure: DEVICE,
  },
  device_of_another: {
    finding: 'El dispositivo {device} es de otro usuario MOR, no de {username}.',
    cure: DEVICE,
  },
  devices_not_compared: { finding: 'sin comparar: este MOR no tiene device_details_get' },
  devices_compared: { finding: '{good} de {count} dispositivos existen en MOR y son de su usuario' },
  devices_sampled: {
    finding:
      '{good} de {count} dispositivos existen en MOR y son de su usuario. Es una muestra: hay {total} agentes asignados; «Comprobar todo» en la página o check --all pregunta por todos.',
  },
};
