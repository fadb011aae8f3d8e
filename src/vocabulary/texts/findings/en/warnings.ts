/** Settings that the configuration allows but that put a company at risk. */
export const warnings = {
  warn_trust_proxy: {
    finding:
      'server.trustProxy: true believes every sender’s X-Forwarded-For, so a stranger counts as many visitors at the sign-in; name the proxy (loopback, an address, a subnet) or the number of proxies.',
  },
  warn_postgres_clear: {
    finding:
      'database: a PostgreSQL on another machine without TLS; anybody who listens reads calls and can change them. Add ?sslmode=verify-full.',
  },
  warn_redis_clear: {
    finding:
      'redis: a Redis on another machine without TLS; anybody who listens reads its password and can change limits. Write rediss://, or keep it in a network of its own.',
  },
  warn_redis_needless: {
    finding: 'redis: one service alone uses a SQLite database, and needs no Redis to keep its limits.',
  },
  warn_get: {
    finding: 'mor {mor}: GET leaves numbers and hashes in the logs of MOR and of proxies; use POST.',
  },
  warn_no_secret_key: {
    finding:
      'mor {mor}: no secretKey, so hash checking must be disabled on that MOR; anybody who reaches it can place calls.',
  },
  warn_no_status_user: {
    finding: 'mor {mor}: no status.username, so calls cannot be followed; every outcome will be unknown.',
  },
  warn_mor_clear: {
    finding:
      'mor {mor}: plain http to another machine; the hash in it can be replayed by anybody who listens.',
  },
  warn_no_notice: {
    finding:
      'mor {mor}: recordings.notice is none; in most countries the other party must know that the call is recorded, in many they must agree.',
  },
  warn_short_secret: {
    finding: 'crm {crm}: a key or secret is shorter than {length} characters and can be guessed.',
  },
  warn_default_source: {
    finding:
      'crm {crm}: defaults.source is not used any more, since a telephone belongs to one agent; agents without a source of their own cannot call until the mapping or their user record has one.',
  },
  warn_no_country: {
    finding:
      'numbers: internal numbers without a defaultCountry; only 112, 911 and 999 are known as emergency numbers where neither agent nor CRM instance has a country.',
  },
} as const;
