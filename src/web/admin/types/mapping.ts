import type { Mapping } from '../../../mapping/agents/mapping.ts';
import type { AgentRef, Page } from './common.ts';

export interface Issue {
  readonly field?: string;
  readonly message: string;
}

export interface MappingRow extends AgentRef {
  readonly name?: string;
  readonly email?: string;
  readonly active?: boolean;
  readonly mapping?: Mapping;
  readonly origins?: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

export interface MappingPage extends Page<MappingRow> {
  readonly crmError?: string;
}

export interface Line {
  readonly mor: string;
  readonly username: string;
  readonly device: string;
  readonly source: string;
}

export interface Proposal extends AgentRef {
  readonly name: string;
  readonly proposal: Line;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly score: number;
  readonly reasons: readonly string[];
  readonly conflict?: string;
  readonly current?: Partial<Mapping>;
}

export interface Proposals {
  readonly items: readonly Proposal[];
  readonly unmatched: number;
  readonly truncated?: boolean;
  /** MOR servers that could not be asked, with the reason. */
  readonly problems: readonly string[];
}

export interface ImportPreview {
  readonly create: readonly Partial<Mapping>[];
  readonly update: readonly {
    readonly before: Partial<Mapping>;
    readonly after: Partial<Mapping>;
    readonly changed: readonly string[];
  }[];
  readonly counts: {
    readonly create: number;
    readonly update: number;
    readonly unchanged: number;
    readonly total: number;
  };
  readonly errors: readonly { readonly line: number; readonly column?: string; readonly message: string }[];
  /** How the file's bytes were read; absent: they are not text. */
  readonly encoding?: string;
  /** What to look at before importing. */
  readonly note?: string;
}
