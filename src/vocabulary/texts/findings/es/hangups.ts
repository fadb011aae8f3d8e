import type { FindingTexts } from '../texts.ts';

const NOTHING = 'Nada: así terminan las llamadas.';
const PROVIDER =
  'Mire en el CDR qué proveedor llevó la llamada y pregúntele; otro proveedor en la LCR tomaría el relevo.';
const UNBLOCK = 'Desbloquee al usuario en MOR.';
const BALANCE = 'Mire el saldo y el límite de crédito de la cuenta y recárguela.';
const LIMIT = 'Espere a que terminen llamadas o suba el límite en MOR.';
const RATES = 'Compare las tarifas del proveedor y del usuario para este prefijo.';

/** Por qué terminó un tramo, según el número del CDR, y qué comprobar. */
export const hangups: FindingTexts['hangups'] = {
  hangup_1: {
    finding: 'El número no está asignado.',
    cure: 'Compare el número del registro; mire las reglas de prefijos de este MOR.',
  },
  hangup_16: { finding: 'Fin normal.', cure: NOTHING },
  hangup_17: { finding: 'El número llamado está ocupado.', cure: NOTHING },
  hangup_18: {
    finding: 'Ningún teléfono responde.',
    cure: 'En el tramo del agente: ¿está el teléfono encendido y registrado en MOR?',
  },
  hangup_19: { finding: 'Nadie respondió.', cure: NOTHING },
  hangup_20: {
    finding: 'Abonado ausente.',
    cure: 'En el tramo del agente: el dispositivo no está registrado en MOR.',
  },
  hangup_21: {
    finding: 'Llamada rechazada.',
    cure: 'En el tramo del agente: «no molestar», o un dispositivo que rechaza el identificador.',
  },
  hangup_34: { finding: 'No hay circuito ni canal libre.', cure: PROVIDER },
  hangup_41: { finding: 'Fallo temporal.', cure: PROVIDER },
  hangup_58: {
    finding: 'La capacidad de transporte no está disponible.',
    cure: 'Compare los códecs del dispositivo y del proveedor.',
  },
  hangup_102: { finding: 'Venció un plazo.', cure: PROVIDER },
  hangup_487: { finding: 'Cancelada antes de responder.', cure: NOTHING },
  hangup_200: {
    finding: 'MOR no conoce al que llama.',
    cure: 'El dispositivo de la asignación tiene que existir en MOR y ser del usuario asignado.',
  },
  hangup_201: { finding: 'El usuario está bloqueado.', cure: UNBLOCK },
  hangup_202: { finding: 'El revendedor está bloqueado.', cure: 'Desbloquee al revendedor en MOR.' },
  hangup_203: {
    finding: 'La tarifa del usuario no tiene precio para el número.',
    cure: 'Añada un precio a la tarifa del usuario. El tramo A también lo necesita, salvo que el origen sea un dispositivo de MOR; o ponga una tarifa de tramo A en la asignación.',
  },
  hangup_204: {
    finding: 'No hay proveedor adecuado para el número.',
    cure: 'Mire la LCR del usuario: debe incluir un proveedor con precio para este prefijo.',
  },
  hangup_205: {
    finding: 'No autorizado en esta máquina.',
    cure: 'Permita el dispositivo en el servidor que usa la llamada de retorno (server_id o el ajuste Callback Server).',
  },
  hangup_207: {
    finding: 'No está claro quién debe recibir la llamada.',
    cure: 'Busque dos dispositivos o DID con este número.',
  },
  hangup_208: {
    finding: 'El usuario no puede hacer más llamadas.',
    cure: 'Mire los límites del usuario en MOR.',
  },
  hangup_209: {
    finding: 'El tiempo de prueba ha vencido.',
    cure: 'La licencia de MOR o la cuenta de prueba ha caducado.',
  },
  hangup_210: { finding: 'El saldo no alcanza ni para un segundo.', cure: BALANCE },
  hangup_211: { finding: 'Saldo bajo, o se alcanzó el límite diario.', cure: BALANCE },
  hangup_212: { finding: 'El saldo no alcanza para otra llamada.', cure: BALANCE },
  hangup_213: { finding: 'El saldo del dueño del DID es demasiado bajo.', cure: BALANCE },
  hangup_215: { finding: 'El saldo del revendedor es demasiado bajo.', cure: BALANCE },
  hangup_217: {
    finding: 'No se encontró ningún dispositivo para el número que pidió la llamada de retorno.',
    cure: 'Añada el número a los CLI del dispositivo.',
  },
  hangup_218: {
    finding: 'El revendedor no permite llamadas con pérdida.',
    cure: 'Compare el precio del usuario con el del revendedor.',
  },
  hangup_219: { finding: 'Se alcanzó el límite de llamadas del DID.', cure: LIMIT },
  hangup_220: { finding: 'Se alcanzó el límite de llamadas del usuario.', cure: LIMIT },
  hangup_221: {
    finding: 'Se alcanzó el límite de llamadas del dispositivo.',
    cure: 'Espere a que terminen llamadas o suba el límite en MOR. Una llamada de retorno hace dos llamadas.',
  },
  hangup_222: { finding: 'Se alcanzó el límite de llamadas del revendedor.', cure: LIMIT },
  hangup_223: { finding: 'Se alcanzó el límite de llamadas del proveedor.', cure: LIMIT },
  hangup_224: { finding: 'El proveedor es más caro que el precio del usuario.', cure: RATES },
  hangup_225: {
    finding: 'El identificador de llamada está vetado.',
    cure: 'Mire los identificadores de la asignación y los CLI vetados en MOR.',
  },
  hangup_226: { finding: 'El DID está libre: no es de nadie.', cure: 'Asigne el DID en MOR.' },
  hangup_227: {
    finding: 'No se introdujo el PIN de tarjeta.',
    cure: 'Ponga el PIN de tarjeta en la asignación, o quite las tarjetas del camino de las llamadas de retorno.',
  },
  hangup_228: { finding: 'No se introdujo ningún destino.', cure: NOTHING },
  hangup_229: { finding: 'El DID está reservado.', cure: 'Active el DID en MOR.' },
  hangup_230: { finding: 'El proveedor devolvió 0.', cure: PROVIDER },
  hangup_232: {
    finding: 'El DID para llamadas de retorno no está disponible.',
    cure: 'Mire los ajustes de callback de MOR.',
  },
  hangup_234: {
    finding: 'La llamada da vueltas dentro de MOR.',
    cure: 'Busque un desvío que vuelva a sí mismo.',
  },
  hangup_235: { finding: 'El precio del proveedor supera al del usuario más de lo permitido.', cure: RATES },
  hangup_236: {
    finding: 'La llamada de retorno se inició demasiado pronto.',
    cure: 'Mire el tiempo entre llamadas de retorno en los ajustes de callback de MOR.',
  },
  hangup_237: { finding: 'El usuario del DID está bloqueado.', cure: UNBLOCK },
  hangup_249: {
    finding: 'Un límite, el bloqueo, el saldo o un precio que falta del socio detiene la llamada.',
    cure: 'El socio dueño del revendedor mira límites, saldo y precios en MOR.',
  },
  hangup_other: {
    finding: 'Causa {cause}, que no está en ninguna tabla conocida.',
    cure: 'Busque una llamada con esta causa en los CDR y Call Tracing de MOR; por debajo de 128 es de ITU-T Q.850.',
  },
};
