const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Sections and items as both forms have them. Names beginning with `req` are Salesforce's own. */
const sectionsOf = (source) => [
  {
    name: 'reqGeneralInfo',
    label: 'General Information',
    items: [
      { name: 'reqInternalName', label: 'Internal Name', value: source.internalName },
      { name: 'reqDisplayName', label: 'Display Name', value: source.displayName },
      { name: 'reqDescription', label: 'Description', value: source.description },
      { name: 'reqAdapterUrl', label: 'CTI Adapter URL', value: source.adapterUrl },
      { name: 'reqUseApi', label: 'Use CTI API', value: 'true' },
      { name: 'reqSoftphoneHeight', label: 'Softphone Height', value: source.softphoneHeight },
      { name: 'reqSoftphoneWidth', label: 'Softphone Width', value: source.softphoneWidth },
      { name: 'reqSalesforceCompatibilityMode', label: 'Salesforce Compatibility Mode', value: 'Lightning' },
      { name: 'reqTimeout', label: 'Timeout in Milliseconds', value: source.timeoutMs },
    ],
  },
  ...source.sections,
];

/** The file that an administrator imports in Setup under Call Centers. */
export const setupImport = (source) => {
  const sections = sectionsOf(source).map(({ name, label, items }, index) => {
    const lines = items.map(
      (item, order) =>
        `        <item sortOrder="${order}" name="${escape(item.name)}" label="${escape(item.label)}">${escape(item.value)}</item>`,
    );
    return `    <section sortOrder="${index}" name="${escape(name)}" label="${escape(label)}">\n${lines.join('\n')}\n    </section>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<callCenter>\n${sections.join('\n')}\n</callCenter>\n`;
};

/** Items that the Metadata API keeps elsewhere: in elements of their own, or in the JSON text `customSettings`. */
const OWN_ELEMENTS = ['reqInternalName', 'reqDisplayName', 'reqAdapterUrl'];
const CUSTOM_SETTINGS = [
  'reqTimeout',
  'reqSoftphoneHeight',
  'reqSoftphoneWidth',
  'reqUseApi',
  'reqSalesforceCompatibilityMode',
];

/** The file that is deployed: the same definition in the form of the Metadata API. */
export const metadataForm = (source) => {
  const all = sectionsOf(source);
  const general = new Map(all[0].items.map((item) => [item.name, item]));
  const settings = Object.fromEntries(CUSTOM_SETTINGS.map((name) => [name, String(general.get(name).value)]));
  const kept = all
    .map(({ items, ...section }) => ({
      ...section,
      items: items.filter(({ name }) => !OWN_ELEMENTS.includes(name) && !CUSTOM_SETTINGS.includes(name)),
    }))
    .filter(({ items }) => items.length > 0);
  const sections = kept.map(({ name, label, items }) => {
    const lines = items.map(
      (item) =>
        `        <items>\n            <label>${escape(item.label)}</label>\n            <name>${escape(item.name)}</name>\n            <value>${escape(item.value)}</value>\n        </items>\n`,
    );
    return `    <sections>\n${lines.join('')}        <label>${escape(label)}</label>\n        <name>${escape(name)}</name>\n    </sections>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" ?>\n<CallCenter xmlns="http://soap.sforce.com/2006/04/metadata">\n',
    `    <adapterUrl>${escape(source.adapterUrl)}</adapterUrl>\n`,
    `    <customSettings>${escape(JSON.stringify(settings))}</customSettings>\n`,
    `    <displayName>${escape(source.displayName)}</displayName>\n`,
    `    <displayNameLabel>${escape(general.get('reqDisplayName').label)}</displayNameLabel>\n`,
    `    <internalNameLabel>${escape(general.get('reqInternalName').label)}</internalNameLabel>\n`,
    ...sections,
    '</CallCenter>\n',
  ].join('');
};
