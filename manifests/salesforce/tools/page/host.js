// What an org gives its components: Apex, the user, navigation. Loaded before them.
const query = new URLSearchParams(location.search);

/**
 * In an org the design system's style sheet reaches into every component. In a plain page the components have native
 * shadow roots, and the base components of today need them: so each root adopts the sheet.
 */
const designSystem = new CSSStyleSheet();
fetch('/slds/styles/salesforce-lightning-design-system.min.css')
  .then((response) => response.text())
  .then((css) => designSystem.replace(css));
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function attach(options) {
  const root = attachShadow.call(this, options);
  root.adoptedStyleSheets.push(designSystem);
  return root;
};

/** Imperative Apex rejects with the shape that Salesforce's framework gives its callers. */
const apex = async (method, params) => {
  let response;
  try {
    response = await fetch(`/apex/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: query.get('userId'), params }),
    });
  } catch {
    return Promise.reject({ body: { message: 'Disconnected or Canceled' } });
  }
  return response.ok ? response.json() : Promise.reject({ body: { message: await response.text() } });
};

globalThis.morPage = {
  apex,
  userId: query.get('userId'),
  mayCall: query.has('mayNotCall') ? undefined : true,
  navigations: [],
  bar: [],
  hasEvents: query.has('events'),
  listeners: [],
  /** A platform event about a call of this user. */
  publish(userId) {
    for (const listener of this.listeners) listener({ data: { payload: { User_Id__c: userId } } });
  },
};
