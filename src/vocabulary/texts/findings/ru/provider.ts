import type { FindingTexts } from '../texts.ts';

const SIGN_IN =
  'Выберите провайдера или приложение у него, где есть «authorization code flow» с PKCE (S256).';
const KEYS = 'Провайдер должен публиковать ключи, которыми подписывает; спросите тех, кто им управляет.';

/** Провайдер OpenID Connect организации. */
export const provider: FindingTexts['provider'] = {
  provider_answers: { finding: 'Отвечает как {issuer}.' },
  provider_other_issuer: {
    finding: 'То, что отвечает по адресу {issuer}, называет себя другим издателем.',
    cure: 'Скопируйте издателя со страниц провайдера буква в букву: косая черта в конце важна.',
  },
  provider_not_found: {
    finding: 'По адресу {issuer} описания провайдера не нашлось ({reason}).',
    cure: 'Проверьте адрес издателя и доступен ли он серверу коннектора.',
  },
  provider_no_endpoints: {
    finding: 'Провайдер не называет адрес входа или адрес токенов.',
    cure: SIGN_IN,
  },
  provider_no_pkce: { finding: 'Провайдер не знает PKCE с S256.', cure: SIGN_IN },
  provider_signs_in: { finding: 'Вход выполняется на {host}.' },
  provider_no_keys: { finding: 'Провайдер не публикует ключи.', cure: KEYS },
  provider_keys_found: { finding: 'Найдено ключей подписи: {count}.' },
  provider_none_to_sign: { finding: 'Среди ключей провайдера нет ни одного для подписи.', cure: KEYS },
  provider_keys_unread: { finding: 'Ключи провайдера прочитать не удалось ({reason}).', cure: KEYS },
  provider_claims_missing: {
    finding: 'Провайдер не упоминает: {names}.',
    cure: 'Пусть провайдер передаёт их в ID-токене этого приложения, или исправьте имена здесь.',
  },
  provider_register: { finding: 'Зарегистрируйте {address} у провайдера.' },
  provider_register_clear: {
    finding: 'Зарегистрируйте {address} у провайдера.',
    cure: 'Большинство провайдеров принимают только https: укажите в admin.publicUrl (или server.publicUrl) адрес, который открывают люди.',
  },
};
