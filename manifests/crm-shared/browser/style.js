// Lives in a shadow root: the CRM's styles do not reach it and it does not reach the CRM's.
export const STYLE = `
:host { all: initial; }
.dock { position: fixed; right: 0; bottom: 0; padding: 28px 20px 20px; z-index: 2147483000; display: flex;
  flex-direction: column-reverse; gap: 12px; width: min(376px, 100vw); box-sizing: border-box; scrollbar-width: thin; overflow-y: auto; pointer-events: none;
  max-height: max(180px, 100vh - 132px);
  font: 14px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #1f2933; }
.dock * { box-sizing: border-box; font: inherit; }
.card { pointer-events: auto; background: #fff; border: 1px solid #d5dbe3; border-radius: 12px; flex: none;
  box-shadow: 0 8px 28px rgba(20, 32, 52, .18); overflow: hidden; animation: in .18s ease-out; --tone: #1d56b0; --soft: #e8f0fc; }
.card[data-tone="talk"] { --tone: #12692f; --soft: #e5f5ea; }
.card[data-tone="over"] { --tone: #55617a; --soft: #eef1f5; }
.card[data-tone="miss"] { --tone: #8a4d00; --soft: #fdf2df; }
.card[data-tone="bad"] { --tone: #b42318; --soft: #fdeceb; }
.top { display: grid; grid-template-columns: 40px 1fr auto; gap: 12px; align-items: center; padding: 12px 10px 12px 14px; }
.mark { width: 40px; height: 40px; border-radius: 50%; background: var(--soft); color: var(--tone); display: grid; place-items: center;
  position: relative; }
.mark svg { width: 20px; height: 20px; fill: currentColor; }
.card[data-moving] .mark::after { content: ""; position: absolute; inset: 0; border-radius: 50%; border: 2px solid var(--tone);
  animation: pulse 1.6s ease-out infinite; }
.who { min-width: 0; }
.name { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.number { color: #55617a; font-size: 12.5px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.number:empty { display: none; }
.state { display: flex; justify-content: space-between; gap: 8px; padding: 7px 14px; background: var(--soft); color: var(--tone); font-weight: 600; }
.clock { font-variant-numeric: tabular-nums; }
.hint, .extra, .cure { margin: 0; padding: 8px 14px; color: #3d4a5c; font-size: 13px; overflow-wrap: anywhere; }
.hint:not(:empty) + .extra, .hint:not(:empty) ~ .cure { padding-top: 0; }
.hint:empty, .extra:empty, .cure:empty { display: none; }
.corner { align-self: start; display: flex; }
.close, .unfold { width: 28px; height: 28px; border: 0; border-radius: 6px; background: none; color: #55617a; cursor: pointer; font-size: 18px; line-height: 1; }
.unfold[hidden] { display: none; }
.close:hover, .unfold:hover { background: #eef1f5; color: #1f2933; }
/* Folded: the call in two lines, the rest on demand. */
.card[data-folded] .top { grid-template-columns: 24px 1fr auto; padding: 6px 6px 6px 12px; }
.card[data-folded] .mark { width: 24px; height: 24px; }
.card[data-folded] .mark svg { width: 14px; height: 14px; }
.card[data-folded] .number, .card[data-folded] .hint, .card[data-folded] .extra, .card[data-folded] .cure,
.card[data-folded] .buttons, .card[data-folded] .callers, .card[data-folded] details { display: none; }
.card[data-folded] .state { padding: 3px 12px; font-size: 12.5px; }
details { border-top: 1px solid #e6eaf0; }
summary { padding: 9px 14px; cursor: pointer; color: #2563c9; font-size: 13px; font-weight: 600; }
.form { display: grid; gap: 8px; padding: 2px 14px 14px; }
.question { margin: 0; font-weight: 600; color: #1f2933; }
.question[hidden], .button[hidden] { display: none; }
label { display: grid; gap: 3px; font-size: 12.5px; color: #55617a; }
textarea, select, input[type='datetime-local'] { width: 100%; border: 1px solid #b6c0ce; border-radius: 6px; padding: 6px 8px; color: #1f2933; background: #fff; font-size: 14px; }
label.consent { display: flex; gap: 8px; align-items: baseline; padding: 4px 14px 10px; color: #1f2933; font-size: 13px; }
label.consent[hidden] { display: none; }
.recording { display: grid; gap: 6px; padding: 4px 14px 12px; justify-items: start; }
.recording[hidden], .card[data-folded] .recording, .apart[hidden] { display: none; }
.recording audio { display: block; width: 100%; height: 40px; }
.heard { margin: 0; color: #3d4a5c; font-size: 13px; overflow-wrap: anywhere; }
.heard:empty { display: none; }
.heard[role="alert"] { color: #b42318; font-weight: 600; }
.apart { color: #2563c9; font-size: 13px; font-weight: 600; }
textarea { min-height: 62px; resize: vertical; }
.line { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; padding: 0; }
.buttons { padding: 4px 14px 14px; }
.button { border: 1px solid #2563c9; background: #2563c9; color: #fff; border-radius: 6px; padding: 6px 14px; font-weight: 600; cursor: pointer; }
.button:hover { background: #1d4fa3; border-color: #1d4fa3; }
.button[disabled] { opacity: .6; cursor: default; }
/* A call comes in: one button under the other, as names are long. */
.callers { display: grid; gap: 6px; padding: 4px 14px 14px; justify-items: start; }
.callers:empty { display: none; }
.callers .button { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.button.plain { background: #fff; color: #2563c9; }
.button.plain:hover { background: #e8f0fc; }
.told { font-size: 12.5px; color: #55617a; }
select[aria-invalid] { border-color: #b42318; }
.told[data-bad] { color: #b42318; font-weight: 600; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.notice { order: 1; pointer-events: auto; background: #fdf2df; color: #7a4600; border: 1px solid #f0d7a8; border-radius: 8px; padding: 7px 12px; font-size: 12.5px; }
.notice[hidden] { display: none; }
button:focus-visible, textarea:focus-visible, select:focus-visible, summary:focus-visible, audio:focus-visible, .apart:focus-visible { outline: 2px solid #2563c9; outline-offset: 2px; }
@keyframes pulse { from { transform: scale(1); opacity: .7; } to { transform: scale(1.35); opacity: 0; } }
@keyframes in { from { transform: translateY(8px); opacity: 0; } to { transform: none; opacity: 1; } }
@media (prefers-reduced-motion: reduce) { .card, .card[data-moving] .mark::after { animation: none; } }
@media print { .dock { display: none; } }
`;

/** The button next to a number in an edit form; it is in the CRM's own page, so its style must be inline. */
export const FIELD_BUTTON_STYLE =
  'display:inline-flex;align-items:center;justify-content:center;width:28px;height:28px;margin:0 0 0 6px;padding:0;' +
  'border:1px solid #b6c0ce;border-radius:6px;background:#fff;color:#2563c9;cursor:pointer;vertical-align:middle;line-height:1;';

/** After a link with several numbers: the button shows the number itself. */
export const OTHER_NUMBER_STYLE = `${FIELD_BUTTON_STYLE}width:auto;gap:4px;padding:0 6px;font:inherit;`;
