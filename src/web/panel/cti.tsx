import { loadOpenCti } from './opencti.ts';
import { createSalesforceHost } from './salesforce-host.ts';
import { showFailure, showPanel } from './show.tsx';

loadOpenCti(new URLSearchParams(location.search), document.referrer)
  .then(createSalesforceHost)
  .then(showPanel, showFailure);
