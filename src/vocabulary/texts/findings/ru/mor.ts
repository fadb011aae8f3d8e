import type { FindingTexts } from '../texts.ts';

const REACH =
  'Проверьте адрес MOR (он заканчивается на /billing), имя, порт, межсетевой экран между машинами и сертификат TLS.';
const LANGUAGE = 'Прочтите текст; MOR иногда отвечает на языке своего интерфейса.';
const SEES =
  'Укажите пользователем состояния администратора или реселлера, которому принадлежат пользователи MOR сотрудников: обычный пользователь видит только свои звонки. Бухгалтеру нужно право «Read» для API в его группе прав.';
const APPROVAL =
  'Первый вход администратора с нового адреса MOR отклоняет, пока его не подтвердят по почте («Admin login with approved IP only», включено изначально). Подтвердите его или возьмите бухгалтера либо реселлера.';

/** Сервер MOR, его пользователь состояния и то, что можно узнать о звонках. */
export const mor: FindingTexts['mor'] = {
  mor_unreachable: { finding: '{text}', cure: REACH },
  mor_unusable_answer: { finding: 'Ответ не от MOR: {text}', cure: REACH },
  mor_unknown_answer: { finding: 'MOR отвечает: {text}', cure: LANGUAGE },
  mor_being_asked: {
    finding: 'опрашивается; пока ничего не известно',
    cure: 'Подождите несколько секунд и посмотрите ещё раз.',
  },
  mor_not_asked: { finding: 'не опрашивается: пользователь состояния не указан' },
  mor_version: { finding: 'версия {version}' },
  mor_release: { finding: '{version}' },
  mor_answers: { finding: 'отвечает' },
  mor_api_on: { finding: 'включён' },
  mor_hash_order: { finding: '{order}' },
  mor_no_hash: { finding: 'Ключ не указан; MOR не проверяет хеши.' },
  mor_hash_untried: {
    finding:
      'не проверено: назначьте сотрудника или укажите пользователя состояния. MOR судит о ключе только для известного ему пользователя.',
  },
  mor_addon_active: { finding: 'активно' },
  mor_addon_missing: {
    finding: 'MOR не разрешает обратные звонки: дополнения Callback нет или оно выключено.',
    cure: 'Включите дополнение Callback в MOR.',
  },
  mor_no_status_user: {
    finding: 'Пользователя состояния нет, поэтому за звонками не проследить и мало что можно проверить.',
    cure: 'Укажите пользователем состояния администратора или реселлера MOR, которому разрешено получать активные звонки и записи о звонках.',
  },
  mor_unknown_status_user: {
    finding: 'В MOR нет пользователя «{username}» (MOR: {text}).',
    cure: 'Укажите пользователем состояния существующего пользователя MOR; «{username}» не существует.',
  },
  mor_unknown_agent_user: {
    finding: 'В MOR нет пользователя «{username}» (MOR: {text}).',
    cure: 'Исправьте пользователя MOR в назначении: это владелец устройства сотрудника.',
  },
  mor_callback_id_asked: {
    finding:
      'запрашивается; для этого нужен use_callback_uniqueid в mor.conf, а это покажет только настоящий звонок',
  },
  mor_callback_id_off: {
    finding: 'не запрашивается; звонки узнаются по устройству, номерам и времени',
  },
  mor_sees_users: { finding: 'видит пользователей MOR сотрудников, например {username}' },
  mor_simple_user: {
    finding: '«{username}» — обычный пользователь MOR и чужих звонков не видит.',
    cure: SEES,
  },
  mor_may_not_ask: {
    finding: 'MOR не разрешает пользователю состояния этот запрос (MOR: {text}).',
    cure: SEES,
  },
  mor_saw_calls: { finding: '{seen} из последних {calls} звонков' },
  mor_saw_cdrs_only: {
    finding:
      'есть записи о {seen} из последних {calls} звонков, но ни одного из них не было в списке активных: обратные звонки туда не попадают или «{username}» их не видит. Состояния приходят поздно.',
  },
  mor_saw_nothing: {
    finding:
      'За последние дни MOR принял звонков: {calls}. Пользователю «{username}» он не показал ни одного.',
    cure: SEES,
  },
  mor_password_right: { finding: 'верный; пользователей для назначения: {users}' },
  mor_password_wrong: {
    finding: 'MOR его не принимает (MOR: {text}).',
    cure: `Исправьте пароль пользователя состояния. Это должен быть администратор, реселлер или бухгалтер, в группе прав которого есть «Read» для users_get. ${APPROVAL}`,
  },
  mor_v2_works: { finding: 'Вход удаётся.' },
  mor_v2_refused: {
    finding: 'MOR отклоняет вход: {text}',
    cure: `Исправьте пользователя и пароль API v2; он есть начиная с MOR X18. ${APPROVAL}`,
  },
  mor_active_calls_now: { finding: 'сейчас {count}' },
  mor_no_active_calls: {
    finding: 'У этого MOR такого списка нет (до X14: {text}); показываются только исходы.',
  },
  mor_cdrs_last_hour: { finding: '{count} за последний час' },
  mor_list_missing: { finding: 'MOR ещё не сообщил активные звонки.' },
  mor_list_elsewhere: { finding: 'Активные звонки читает другой узел.' },
  mor_list_age: { finding: 'Последний список активных звонков получен {seconds} с назад.' },
};
