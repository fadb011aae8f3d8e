import type { FindingTexts } from '../texts.ts';

/** Что MOR отклоняет и почему. */
export const refusals: FindingTexts['refusals'] = {
  mor_not_authenticated: {
    finding: 'MOR не знает пользователя MOR из этого назначения. (MOR: {text})',
    cure: 'Исправьте пользователя MOR в назначении: это имя владельца устройства, а не логин самого устройства.',
  },
  mor_bad_device: {
    finding: 'MOR не принимает устройство из этого назначения. (MOR: {text})',
    cure: 'Укажите идентификатор устройства (ACC в списке MOR, а не внутренний номер). Устройство должно принадлежать назначенному пользователю MOR.',
  },
  mor_no_source: {
    finding: 'MOR не получил номер-источник. (MOR: {text})',
    cure: 'Укажите телефон сотрудника как источник в назначении.',
  },
  mor_pin_not_found: {
    finding: 'MOR не знает PIN карты из этого назначения. (MOR: {text})',
    cure: 'Исправьте или очистите PIN карты в назначении.',
  },
  mor_incorrect_hash: {
    finding: 'MOR не принимает подпись запроса. (MOR: {text})',
    cure: 'Сравните секретный ключ с SETTINGS > API > API Secret Key в MOR (у пользователей реселлера — его ключ) и оставьте порядок в хеше автоматическим.',
  },
  mor_access_denied: {
    finding: 'MOR не разрешает обратные звонки: дополнения Callback нет или оно выключено. (MOR: {text})',
    cure: 'Включите дополнение Callback в MOR.',
  },
  mor_api_disabled: {
    finding: 'API этого MOR выключен. (MOR: {text})',
    cure: 'Включите для всех SETTINGS > API > Allow API (у реселлера — его Allow API).',
  },
  mor_get_disabled: {
    finding: 'MOR не принимает запросы GET. (MOR: {text})',
    cure: 'Выберите метод POST (рекомендуется) или включите Allow GET API в MOR.',
  },
  mor_no_secret_key: {
    finding: 'У MOR нет секретного ключа API. (MOR: {text})',
    cure: 'Введите API Secret Key в настройках API в MOR и тот же ключ здесь.',
  },
  mor_no_tariff: {
    finding: 'MOR не знает тариф плеча A. (MOR: {text})',
    cure: 'Исправьте или очистите тариф плеча A в назначении.',
  },
  mor_bad_tariff: {
    finding: 'MOR не принимает тариф плеча A. (MOR: {text})',
    cure: 'Возьмите пользовательский тариф владельца пользователя MOR; тарифы провайдеров не подходят.',
  },
  mor_server_not_found: {
    finding: 'MOR не знает сервер из этого назначения. (MOR: {text})',
    cure: 'Исправьте или очистите идентификатор сервера MOR в назначении.',
  },
  mor_asterisk_unreachable: {
    finding: 'MOR не может связаться со своим телефонным сервером. (MOR: {text})',
    cure: 'Проверьте в MOR, что сервер обратных звонков активен и Asterisk работает.',
  },
  mor_unrecognised: {
    finding: 'MOR отклонил звонок текстом, которого коннектор не знает. (MOR: {text})',
    cure: 'Прочтите текст; MOR иногда отвечает на языке своего интерфейса.',
  },
};
