/** One folder and what its files may import. Everything that is not listed is refused. */
export interface Wall {
  /** A folder with everything below it that has no row of its own, or one file. */
  readonly room: string;
  /** What the room is for: CONTRIBUTING's table shows it. */
  readonly purpose: string;
  /** Rooms whose values and types may be imported. A room may always import from itself and from rooms inside it. */
  readonly rooms?: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[];
  /** npm packages, with all their subpaths. A trailing `*` stands for any ending. */
  readonly libraries?: readonly string[];
  /** Modules of Node, without `node:`. */
  readonly node?: readonly string[];
  /** May it read `process.env`? */
  readonly environment?: true;
}

/** A helper without a subject of its own, which may be imported everywhere. */
export const DEFINED = 'src/defined.ts';

export const PROBLEM = 'src/calls/problems.ts';
