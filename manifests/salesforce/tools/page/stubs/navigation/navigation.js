const Navigate = Symbol('Navigate');

export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](reference) {
      globalThis.morPage.navigations.push(reference);
    }
  };
NavigationMixin.Navigate = Navigate;
