/** Lets the browser save a text that came as an answer, where a link cannot be used. */
export const saveText = (name: string, text: string): void => {
  // The mark makes spreadsheets read it as UTF-8.
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
