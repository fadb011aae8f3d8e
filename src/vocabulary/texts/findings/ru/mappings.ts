import type { FindingTexts } from '../texts.ts';

const DEVICE =
  'Укажите идентификатор (ACC) существующего устройства, которое принадлежит назначенному пользователю MOR.';

/** Назначения: сотрудники, их устройства и телефоны. */
export const mappings: FindingTexts['mappings'] = {
  agent_twice: {
    finding:
      'У этого сотрудника есть другая строка с идентификатором, которым пользуется CRM; эта не действует.',
    cure: 'Удалите одну из двух строк.',
  },
  agents_sample: {
    finding:
      'выборка: первые {count} пользователей CRM; всех проверяют «Проверить всё» на странице и check --all',
  },
  crm_source_refused: {
    finding: 'Этот сотрудник не может звонить. Источник в его записи пользователя CRM: {text}',
    cure: 'Создайте сотруднику строку в назначениях, внесите внутренний номер в numbers.internal или исправьте запись пользователя.',
  },
  source_refused: {
    finding: 'Этот сотрудник не может звонить. Его источник: {text}',
    cure: 'Исправьте источник: внутренний номер до 6 цифр или номер, который разрешают правила набора.',
  },
  unknown_mor: {
    finding: 'Сервера MOR «{mor}» нет в конфигурации.',
    cure: 'Исправьте сервер MOR в этой строке.',
  },
  device_refused: { finding: 'устройство {device}: {text}', cure: DEVICE },
  user_not_seen: {
    finding: 'пользователь MOR {username}: не найден или не виден пользователю состояния',
    cure: DEVICE,
  },
  device_of_another: {
    finding: 'Устройство {device} принадлежит не {username}, а другому пользователю MOR.',
    cure: DEVICE,
  },
  devices_not_compared: { finding: 'не сравнивалось: у этого MOR нет device_details_get' },
  devices_compared: { finding: '{good} из {count} устройств есть в MOR и принадлежат своему пользователю' },
  devices_sampled: {
    finding:
      '{good} из {count} устройств есть в MOR и принадлежат своему пользователю. Это выборка: назначено сотрудников: {total}; всех проверяют «Проверить всё» на странице и check --all.',
  },
};
