const REACH =
  'Check the address in `redis`, that Redis runs, and a firewall between the two machines. Until then limits are divided by the number of nodes.';
const LOGIN = 'Correct user and password in `redis`; Redis names its users with ACL LIST.';
const TLS = 'Check that `redis` begins with rediss:// where Redis wants TLS, and redisTls.caFile.';

/** Redis, which keeps the limits of several nodes together. */
export const redis = {
  redis_works: { finding: '{address}' },
  redis_together: { finding: '{address}: limits are kept together' },
  redis_not_all: {
    finding:
      '{address}: reached, but not by all nodes with the same limits; limits are divided by {nodes} nodes',
  },
  redis_alone: {
    finding:
      '{address}: reached, but not by all nodes with the same limits; this node keeps the limits alone',
  },
  redis_asked: { finding: '{address}: is being asked' },
  redis_refused: { finding: '{address}: Redis refuses the user or the password ({name})', cure: LOGIN },
  redis_wants_password: { finding: '{address}: Redis wants a password ({name})', cure: LOGIN },
  redis_no_rights: {
    finding: '{address}: the user may not do what is needed ({name})',
    cure: 'Give it +@all on ~b_* and &b_*, or take another user.',
  },
  redis_replica: {
    finding: '{address}: this Redis is a replica and takes no writes ({name})',
    cure: 'Let `redis` name the primary.',
  },
  redis_full: {
    finding: '{address}: Redis has no memory left ({name})',
    cure: 'Give it more, or remove what else it keeps.',
  },
  redis_busy: { finding: '{address}: Redis takes no commands at the moment ({name})', cure: REACH },
  redis_untrusted: { finding: '{address}: the certificate of Redis is not trusted ({name})', cure: TLS },
  redis_no_tls: { finding: '{address}: Redis does not speak TLS as it should ({name})', cure: TLS },
  redis_unknown_name: { finding: '{address}: the name of the machine is not known ({name})', cure: REACH },
  redis_silent: { finding: '{address}: Redis does not answer', cure: REACH },
  redis_unreachable: { finding: '{address}: Redis cannot be reached ({name})', cure: REACH },
  redis_clock: {
    finding: '{address}: the clocks of this machine and of Redis differ by {seconds} s',
    cure: 'Let both machines keep their time (NTP).',
  },
} as const;
