import type { FindingTexts } from '../texts.ts';

const SIGN_IN =
  'Elija un proveedor, o una aplicación en él, que ofrezca «authorization code flow» con PKCE (S256).';
const KEYS = 'El proveedor tiene que publicar las claves con las que firma; pregunte a quien lo gestiona.';

/** El proveedor OpenID Connect de la organización. */
export const provider: FindingTexts['provider'] = {
  provider_answers: { finding: 'Responde como {issuer}.' },
  provider_other_issuer: {
    finding: 'Lo que responde en {issuer} dice ser otro emisor.',
    cure: 'Copie el emisor de las páginas del proveedor, letra por letra: una barra al final cuenta.',
  },
  provider_not_found: {
    finding: 'No se encontró la descripción de un proveedor en {issuer} ({reason}).',
    cure: 'Compruebe la dirección del emisor y que el servidor del conector llegue a ella.',
  },
  provider_no_endpoints: {
    finding: 'El proveedor no da dirección para iniciar sesión, o ninguna para tokens.',
    cure: SIGN_IN,
  },
  provider_no_pkce: { finding: 'El proveedor no conoce PKCE con S256.', cure: SIGN_IN },
  provider_signs_in: { finding: 'La sesión se inicia en {host}.' },
  provider_no_keys: { finding: 'El proveedor no publica claves.', cure: KEYS },
  provider_keys_found: { finding: 'Claves de firma encontradas: {count}.' },
  provider_none_to_sign: {
    finding: 'Entre las claves del proveedor no hay ninguna para firmar.',
    cure: KEYS,
  },
  provider_keys_unread: { finding: 'No se pudieron leer las claves del proveedor ({reason}).', cure: KEYS },
  provider_claims_missing: {
    finding: 'El proveedor no menciona: {names}.',
    cure: 'Haga que el proveedor los envíe en el token de identidad de esta aplicación, o corrija aquí los nombres.',
  },
  provider_register: { finding: 'Registre {address} en el proveedor.' },
  provider_register_clear: {
    finding: 'Registre {address} en el proveedor.',
    cure: 'La mayoría de los proveedores solo aceptan https: ponga admin.publicUrl (o server.publicUrl) en la dirección que abre la gente.',
  },
};
