/*
 * SuiteCRM 8 loads this file as an ES module and creates an Angular module from what it exposes. All extensions are
 * loaded together, and one that fails leaves an empty page, so nothing in here may throw. It is written by hand because
 * a compiled one breaks with the next Angular; these few static fields have been the same since version 13.
 */
const start = () => {
  try {
    if (document.getElementById('mor-connector-script')) return;
    const script = document.createElement('script');
    script.id = 'mor-connector-script';
    script.src = new URL('./mor-connector.js?v=1.3.0', import.meta.url).href;
    script.dataset.frontEnd = '1';
    document.head.append(script);
  } catch (error) {
    console.warn('MOR telephony was not started', error);
  }
};

export class ExtensionModule {
  constructor() {
    start();
  }
}
const none = [];
ExtensionModule.ɵmod = {
  type: ExtensionModule,
  bootstrap: none,
  declarations: none,
  imports: none,
  exports: none,
  transitiveCompileScopes: null,
  schemas: null,
  id: null,
};
ExtensionModule.ɵinj = { providers: none, imports: none };
ExtensionModule.ɵfac = (type) => new (type || ExtensionModule)();

export const init = () => undefined;

export const get = () => Promise.resolve(() => ({ ExtensionModule }));
