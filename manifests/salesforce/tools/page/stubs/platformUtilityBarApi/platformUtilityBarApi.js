/** The utility that the component stands in; what it asks for is kept for the scenes. */
export class EnclosingUtilityId {
  constructor(tell) {
    this.tell = tell;
  }
  connect() {
    this.tell('utility-1');
  }
  update() {}
  disconnect() {}
}
export const open = async (id) => globalThis.morPage.bar.push(['open', id]) > 0;
export const updateUtility = async (id, attributes) =>
  globalThis.morPage.bar.push(['update', id, attributes]) > 0;
