export const getFieldValue = () => undefined;

/** The record of the page exists and is not edited: one answer, then silence. */
export class getRecord {
  constructor(tell) {
    this.tell = tell;
  }
  connect() {}
  update({ recordId }) {
    if (recordId) this.tell({ data: { id: recordId }, error: undefined });
  }
  disconnect() {}
}
