// The CRM's own pages of records: of one that is there, and of one that a person is about to make for a number.
const go = (address) => window.location.assign(address);
const query = (values) => new URLSearchParams(values).toString();

/** Modules by either name: what the connector calls `Lead` in one CRM is `Leads` in the others. */
const moduleOf = (type) => (type.endsWith('s') ? type : `${type}s`);

/** SuiteCRM 7. Its forms take values from the address. */
export const classicPages = {
  open: ({ type, id }) => go(`index.php?${query({ module: type, action: 'DetailView', record: id })}`),
  create: (type, number) =>
    go(`index.php?${query({ module: moduleOf(type), action: 'EditView', return_module: moduleOf(type), return_action: 'DetailView', phone_work: number })}`),
};

/** SuiteCRM 8 names its pages after modules in small letters with dashes. */
const pathOf = (type) => type.toLowerCase().replace(/_/g, '-');
export const frontEndPages = {
  open: ({ type, id }) => go(`#/${pathOf(type)}/record/${id}`),
  create: (type, number) => go(`#/${pathOf(moduleOf(type))}/create?${query({ phone_work: number })}`),
};

/** Sugar opens its form over the page. */
export const sugarPages = (app) => ({
  open: ({ type, id }) => app.router.navigate(`${type}/${id}`, { trigger: true }),
  create: (type, number) => {
    const module = moduleOf(type);
    const model = app.data.createBean(module, { phone_work: number });
    app.drawer.open({ layout: 'create', context: { create: true, module, model } });
  },
});
