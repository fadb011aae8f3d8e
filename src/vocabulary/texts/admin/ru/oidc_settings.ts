import type { AdminTexts } from '../texts.ts';

/** Fields of sign-in with OpenID Connect: label and hint, by path. */
export const oidc_settings: AdminTexts['oidc_settings'] = {
  issuer: {
    label: 'Издатель (issuer)',
    hint: 'Адрес поставщика, как его называют его собственные документы',
  },
  clientId: { label: 'Идентификатор клиента' },
  clientSecret: { label: 'Секрет клиента', hint: 'Пусто для публичного клиента, у которого его нет' },
  administrators: {
    label: 'Администраторы',
    hint: 'Адреса электронной почты; поставщик должен сообщать, что они подтверждены',
  },
  viewers: {
    label: 'Только просмотр',
    hint: 'Адреса электронной почты людей, которые всё видят и ничего не меняют',
  },
  administratorGroups: {
    label: 'Группы администраторов',
    hint: 'По одной в строке, так, как их присылает поставщик: одни присылают имена, другие идентификаторы. Списки адресов важнее',
  },
  viewerGroups: {
    label: 'Группы просмотра',
    hint: 'По одной в строке. Их участники всё видят и ничего не меняют',
  },
  groupsClaim: {
    label: 'Утверждение с группами (claim)',
    hint: 'Где в ID-токене перечислены группы человека',
  },
  scopes: {
    label: 'Другие области (scopes)',
    hint: 'Что запросить у поставщика, если группы он присылает только тогда',
  },
};
