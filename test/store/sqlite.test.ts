import { storeContract } from '../contracts/store.ts';
import { openFile, tempFolder } from './support/files.ts';

storeContract(
  'SQLite',
  async () => {
    const { file, remove } = await tempFolder();
    return { store: await openFile(file), cleanup: remove };
  },
  // Only one service at a time can use the file.
  ['shared'],
);
