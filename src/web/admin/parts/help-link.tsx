import { texts } from '../texts.ts';

/** The chapter about each page, below /docs. */
const CHAPTERS: Readonly<Record<string, string>> = {
  '/admin': 'administration.html#overview-calls-and-reports',
  '/admin/calls': 'administration.html#overview-calls-and-reports',
  '/admin/reports': 'administration.html#overview-calls-and-reports',
  '/admin/mapping': 'administration.html#mapping',
  '/admin/preview': 'administration.html#preview',
  '/admin/setup': 'administration.html#set-up',
  '/admin/connections': 'administration.html#connections',
  '/admin/rules': 'administration.html#rules',
  '/admin/keys': 'administration.html#keys',
  '/admin/check': 'administration.html#self-check',
  '/admin/glossary': 'administration.html#glossary-and-language',
  '/admin/audit': 'administration.html#audit-and-sessions',
  '/admin/sessions': 'administration.html#audit-and-sessions',
};

/** Leads from a page to its chapter, beside it: what was typed stays. */
export const HelpLink = ({ path }: { path: string }) => (
  <a class="help" href={`/docs/${CHAPTERS[path.replace(/\/$/, '')] ?? ''}`} target="_blank" rel="noopener">
    {texts.frame.help}
  </a>
);
