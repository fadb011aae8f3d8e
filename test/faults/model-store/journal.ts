/** Remembers how to undo writes: to roll back a transaction, or to lose what a power cut would. */
export class Journal {
  private readonly undos: (() => void)[] = [];

  record(undo: () => void): void {
    this.undos.push(undo);
  }

  /** A point to roll back to. */
  get mark(): number {
    return this.undos.length;
  }

  /** Undoes everything after the mark, newest first. */
  rollBack(mark: number): void {
    while (this.undos.length > mark) this.undos.pop()?.();
  }

  /** Makes everything so far permanent. */
  keep(): void {
    this.undos.length = 0;
  }
}

/** A map whose changes are in a journal. Its order means nothing. */
export class Table<K, V> {
  private readonly rows = new Map<K, V>();
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  get(key: K): V | undefined {
    return this.rows.get(key);
  }

  has(key: K): boolean {
    return this.rows.has(key);
  }

  set(key: K, value: V): void {
    this.remember(key);
    this.rows.set(key, value);
  }

  delete(key: K): boolean {
    this.remember(key);
    return this.rows.delete(key);
  }

  values(): IterableIterator<V> {
    return this.rows.values();
  }

  entries(): IterableIterator<[K, V]> {
    return this.rows.entries();
  }

  get size(): number {
    return this.rows.size;
  }

  private remember(key: K): void {
    const { rows } = this;
    const before = rows.get(key);
    if (before === undefined) this.journal.record(() => rows.delete(key));
    else this.journal.record(() => rows.set(key, before));
  }
}
