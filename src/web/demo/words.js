// Made from src/vocabulary by npm run generate.
export const OPEN_STATES = [
  'requested',
  'dialling',
  'unknown',
  'accepted',
  'agent_ringing',
  'contact_ringing',
  'connected',
];
