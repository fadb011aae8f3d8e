import type { AdminTexts } from '../texts.ts';

/** Fields of sign-in with OpenID Connect: label and hint, by path. */
export const oidc_settings: AdminTexts['oidc_settings'] = {
  issuer: {
    label: 'Emisor (issuer)',
    hint: 'Dirección del proveedor, tal como la nombran sus propios documentos',
  },
  clientId: { label: 'Identificador de cliente' },
  clientSecret: { label: 'Secreto de cliente', hint: 'Vacío para un cliente público, que no tiene ninguno' },
  administrators: {
    label: 'Administradores',
    hint: 'Direcciones de correo; el proveedor debe declararlas verificadas',
  },
  viewers: {
    label: 'Solo lectura',
    hint: 'Direcciones de correo de personas que ven todo y no cambian nada',
  },
  administratorGroups: {
    label: 'Grupos de administradores',
    hint: 'Uno por línea, tal como los envía el proveedor: unos envían nombres, otros identificadores. Las listas de direcciones van primero',
  },
  viewerGroups: {
    label: 'Grupos de solo lectura',
    hint: 'Uno por línea. Sus miembros ven todo y no cambian nada',
  },
  groupsClaim: {
    label: 'Dato con los grupos (claim)',
    hint: 'Dónde enumera el token de identidad los grupos de una persona',
  },
  scopes: {
    label: 'Otros ámbitos (scopes)',
    hint: 'Qué pedir al proveedor cuando solo así envía los grupos',
  },
};
