// The CRM's own pages: for an existing record, for creating one with a number, and for the recording of a call.
const go = (address) => window.location.assign(address);
const query = (values) => new URLSearchParams(values).toString();

/** SuiteCRM 7. Its forms take values from the URL. */
export const classicPages = {
  open: ({ type, id }) => go(`index.php?${query({ module: type, action: 'DetailView', record: id })}`),
  create: (module, number) =>
    go(`index.php?${query({ module: module, action: 'EditView', return_module: module, return_action: 'DetailView', phone_work: number })}`),
  recording: (call) => `index.php?${query({ entryPoint: 'morRecording', call })}`,
};

/** SuiteCRM 8 names its pages after modules, in lower case with dashes. */
const pathOf = (type) => type.toLowerCase().replace(/_/g, '-');
export const frontEndPages = {
  open: ({ type, id }) => go(`#/${pathOf(type)}/record/${id}`),
  create: (module, number) => go(`#/${pathOf(module)}/create?${query({ phone_work: number })}`),
  recording: (call) => `legacy/${classicPages.recording(call)}`,
};

/** Sugar opens its form over the page. */
export const sugarPages = (app) => ({
  open: ({ type, id }) => app.router.navigate(`${type}/${id}`, { trigger: true }),
  create: (module, number) => {
    const model = app.data.createBean(module, { phone_work: number });
    app.drawer.open({ layout: 'create', context: { create: true, module, model } });
  },
  recording: (call) => `#MorRecording/${encodeURIComponent(call)}`,
});
