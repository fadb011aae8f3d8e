import type { FindingTexts } from '../texts.ts';

/** Почему линия MOR предлагается пользователю CRM. */
export const matching: FindingTexts['matching'] = {
  match_email: { finding: 'та же почта {email}' },
  match_username: { finding: 'то же имя пользователя {username}' },
  match_local_part: { finding: 'почта начинается с имени пользователя MOR {username}' },
  match_telephone: { finding: 'тот же телефон {number}' },
  match_name: { finding: 'то же имя «{name}»' },
  match_initial: { finding: 'та же фамилия и первая буква «{name}»' },
  match_extension: { finding: 'телефон — внутренний номер {number}' },
  match_device_number: { finding: 'телефон — номер устройства {device}' },
  match_taken: { finding: 'Устройство {device} уже назначено: {user}.' },
  match_rivals: { finding: 'Устройство {device} подходит и другим: {users}.' },
  match_several: { finding: 'У {username} несколько устройств ({devices}); это первое.' },
  match_second: { finding: '{username} подходит почти так же хорошо.' },
  match_no_number: { finding: 'MOR не знает номера этого устройства; укажите источник.' },
  match_no_status_user: {
    finding: 'MOR {mor}: укажите пользователя статуса, чтобы можно было спрашивать MOR.',
  },
  match_no_users: {
    finding:
      '{crm} не сообщает своих пользователей, поэтому назначить никого нельзя: импортируйте CSV или добавьте строки вручную.',
  },
};
