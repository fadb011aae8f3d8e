import { foldName, lineNumber, localPart, wordsOf } from './match-text.ts';
import type { MatchLine, MatchUser } from './match-people.ts';

/** Indexes lines by what must agree, because comparing everybody with everybody takes minutes in large companies. */
export const indexLines = (lines: readonly MatchLine[]): ((user: MatchUser) => readonly MatchLine[]) => {
  const byKey = new Map<string, Set<MatchLine>>();
  const put = (key: string, line: MatchLine): void => {
    if (key !== '') byKey.set(key, (byKey.get(key) ?? new Set()).add(line));
  };
  const tail = (number: string | undefined): string => (number ?? '').replace(/\D/g, '').slice(-7);
  for (const line of lines) {
    put(foldName(line.username), line);
    put(foldName(line.email ?? ''), line);
    put(`last ${foldName(line.lastName ?? '')}`, line);
    for (const word of wordsOf(line.lastName ?? '')) put(`last ${word}`, line);
    for (const number of [line.telephone, line.mobile]) put(`tel ${tail(number)}`, line);
    for (const device of line.devices) {
      put(`ext ${device.username ?? ''}`, line);
      put(`tel ${tail(lineNumber(device.callerId))}`, line);
    }
  }
  return (user) => {
    const telephone = user.telephone ?? '';
    const extension = /(\d{2,6})\s*$/.exec(telephone)?.[1] ?? '';
    const keys = [
      ...[user.user, user.username ?? '', user.email ?? '', localPart(user.email) ?? ''].map(foldName),
      ...wordsOf(user.name).map((word) => `last ${word}`),
      ...(tail(telephone) === '' ? [] : [`tel ${tail(telephone)}`]),
      ...(extension === '' ? [] : [`ext ${extension}`]),
    ];
    return [...new Set(keys.filter((key) => key !== '').flatMap((key) => [...(byKey.get(key) ?? [])]))];
  };
};
