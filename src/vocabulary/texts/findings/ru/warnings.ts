import type { FindingTexts } from '../texts.ts';

/** Что конфигурация допускает, хотя так лучше не делать. */
export const warnings: FindingTexts['warnings'] = {
  warn_trust_proxy: {
    finding:
      'server.trustProxy: при true любому отправителю верят на слово (X-Forwarded-For), и один чужой при входе считается за многих. Назовите прокси (loopback, адрес, подсеть) или их число.',
  },
  warn_postgres_clear: {
    finding:
      'database: PostgreSQL на другой машине без TLS. Тот, кто прослушивает сеть, видит звонки и может их изменить. Добавьте ?sslmode=verify-full.',
  },
  warn_redis_clear: {
    finding:
      'redis: Redis на другой машине без TLS. Тот, кто прослушивает сеть, видит пароль и может изменить ограничения. Пишите rediss:// или держите его в отдельной сети.',
  },
  warn_redis_needless: {
    finding: 'redis: базой SQLite пользуется одна служба, и для ограничений ей Redis не нужен.',
  },
  warn_get: {
    finding: 'MOR {mor}: при GET номера и хеши остаются в журналах MOR и прокси. Используйте POST.',
  },
  warn_no_secret_key: {
    finding:
      'MOR {mor}: без secretKey проверка хеша в этом MOR должна быть выключена. Тогда звонить может любой, кто до него доберётся.',
  },
  warn_no_status_user: {
    finding:
      'MOR {mor}: без status.username следить за звонками нельзя. Исход каждого звонка останется неизвестным.',
  },
  warn_mor_clear: {
    finding:
      'MOR {mor}: http без шифрования на другую машину. Тот, кто прослушивает сеть, может повторить хеш.',
  },
  warn_no_notice: {
    finding:
      'MOR {mor}: recordings.notice равно none. В большинстве стран собеседник должен знать, что разговор записывается, во многих — согласиться.',
  },
  warn_short_secret: {
    finding: 'CRM {crm}: ключ или секрет короче {length} знаков, его можно угадать.',
  },
  warn_default_source: {
    finding:
      'CRM {crm}: defaults.source больше не используется, потому что телефон принадлежит одному сотруднику. Сотрудники без своего источника не смогут звонить, пока он не появится в назначении или в записи пользователя.',
  },
  warn_no_country: {
    finding:
      'numbers: внутренние номера без defaultCountry. Там, где страны нет ни у сотрудника, ни у CRM, номерами экстренных служб считаются только 112, 911 и 999.',
  },
};
