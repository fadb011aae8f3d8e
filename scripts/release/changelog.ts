const KINDS = ['Added', 'Changed', 'Fixed', 'Removed'];

interface Section {
  readonly title: string;
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/** The lines of a section, by their kind. */
const linesOf = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((part) => {
        const [kind = '', ...lines] = part.split('\n');
        return [kind, lines.filter((line) => line.trim() !== '')];
      }),
  );

const sectionsOf = (text: string): readonly Section[] =>
  text
    .split(/^## /m)
    .slice(1)
    .map((part) => ({ title: part.split('\n', 1)[0] ?? '', lines: linesOf(part) }));

const written = ({ title, lines }: Section): string =>
  [
    `## ${title}`,
    ...KINDS.flatMap((kind) => {
      const found = lines.get(kind) ?? [];
      return found.length === 0 ? [] : [`### ${kind}\n\n${found.join('\n')}`];
    }),
  ].join('\n\n');

/**
 * The changelog with the unreleased changes under version and day. What an earlier attempt had collected for the same
 * version ("not released") belongs to it. Throws where there is nothing to release, or the version is out already.
 */
export const released = (changelog: string, version: string, day: string): string => {
  const [head = ''] = changelog.split(/^## /m, 1);
  const sections = sectionsOf(changelog);
  const own = sections.filter(({ title }) => title === 'Unreleased' || title === `${version} (not released)`);
  const others = sections.filter((one) => !own.includes(one));
  if (others.some(({ title }) => title.startsWith(`${version} `)))
    throw new Error(`CHANGELOG.md has a section for ${version} already`);
  const lines = new Map(
    KINDS.map((kind) => [kind, own.flatMap((section) => section.lines.get(kind) ?? [])] as const),
  );
  if ([...lines.values()].every((found) => found.length === 0))
    throw new Error('CHANGELOG.md has nothing under Unreleased: what would be released?');
  return `${head}${[{ title: `${version} (${day})`, lines }, ...others].map(written).join('\n\n')}\n`;
};
