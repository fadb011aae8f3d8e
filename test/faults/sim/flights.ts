/** Requests on their way to MOR, by click. */
export class Flights {
  private readonly counts = new Map<string, number>();

  /** A request for this click leaves. Call the returned function when it has arrived. */
  begin(tag: string): () => void {
    this.counts.set(tag, (this.counts.get(tag) ?? 0) + 1);
    return () => {
      this.counts.set(tag, (this.counts.get(tag) ?? 1) - 1);
    };
  }

  has(tag: string): boolean {
    return (this.counts.get(tag) ?? 0) > 0;
  }
}
