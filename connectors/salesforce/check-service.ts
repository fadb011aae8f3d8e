import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { CheckParts } from './check-parts.ts';
import type { Deadline } from '../shared/deadline.ts';
import { bad, ok } from './finding.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 86_400_000;
const WARN_DAYS = 30;
const WARN_SHARE = 0.8;

const versionsAnswer = z.array(z.object({ version: z.string() }));

export const checkVersion = async ({ api }: CheckParts, deadline: Deadline): Promise<Finding> => {
  const answer = versionsAnswer.parse(await api.request({ method: 'GET', path: '/services/data' }, deadline));
  const versions = answer.map(({ version }) => version);
  const newest = versions.at(-1) ?? 'none';
  if (versions.includes(api.version)) return ok(`API ${api.version} is offered (newest ${newest})`);
  return bad(
    `API ${api.version} is not offered by this org (newest ${newest})`,
    `Set apiVersion to "${newest}".`,
  );
};

export const checkUsage = ({ api }: CheckParts): Finding => {
  const usage = api.usage();
  if (usage === undefined) return ok('the org did not say how many API requests are left');
  const { used, limit } = usage;
  const text = `${used} of ${limit} API requests used in 24 hours`;
  if (used < limit * WARN_SHARE) return ok(text);
  return bad(text, 'Find out what uses them, or buy more; at the limit no call can be looked up or logged.');
};

export const checkCertificate = (pem: string, nowMs: number): Finding => {
  try {
    const { validTo } = new X509Certificate(pem);
    const days = Math.floor((Date.parse(validTo) - nowMs) / DAY_MS);
    const text =
      days < 0 ? `the certificate has expired (${validTo})` : `the certificate is valid for ${days} days`;
    if (days >= WARN_DAYS) return ok(text);
    return bad(
      text,
      'Make a new key and certificate and upload it to the External Client App (README, rotation).',
    );
  } catch {
    return bad(
      'login.certificate is not a certificate in PEM',
      'Put the certificate itself there, BEGIN to END.',
    );
  }
};
