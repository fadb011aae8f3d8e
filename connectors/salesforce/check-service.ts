import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { good, wrong } from '../../src/vocabulary/findings.ts';
import type { Finding } from '../../src/vocabulary/findings.ts';
import type { CheckParts } from './check-parts.ts';
import type { Deadline } from '../shared/deadline.ts';

const DAY_MS = 86_400_000;
const WARN_DAYS = 30;
const WARN_SHARE = 0.8;

const versionsAnswer = z.array(z.object({ version: z.string() }));

export const checkVersion = async ({ api }: CheckParts, deadline: Deadline): Promise<Finding> => {
  const answer = versionsAnswer.parse(await api.request({ method: 'GET', path: '/services/data' }, deadline));
  const versions = answer.map(({ version }) => version);
  const newest = versions.at(-1) ?? 'none';
  if (versions.includes(api.version)) return good('sf_version', { version: api.version, newest });
  return wrong('sf_version_missing', { version: api.version, newest });
};

export const checkUsage = ({ api }: CheckParts): Finding => {
  const usage = api.usage();
  if (usage === undefined) return good('sf_usage_untold');
  const { used, limit } = usage;
  return used < limit * WARN_SHARE
    ? good('sf_usage', { used, limit })
    : wrong('sf_usage_high', { used, limit });
};

export const checkCertificate = (pem: string, nowMs: number): Finding => {
  try {
    const { validTo } = new X509Certificate(pem);
    const days = Math.floor((Date.parse(validTo) - nowMs) / DAY_MS);
    if (days < 0) return wrong('sf_certificate_over', { date: validTo });
    return days >= WARN_DAYS ? good('sf_certificate', { days }) : wrong('sf_certificate_ends', { days });
  } catch {
    return wrong('sf_no_certificate');
  }
};
