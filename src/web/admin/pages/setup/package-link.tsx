import { api } from '../../endpoints.ts';
import { fill, texts } from '../../texts.ts';
import type { CrmPackage } from '../../types.ts';

const KIBIBYTE = 1024;

/** Downloads what is installed in a CRM. */
export const PackageLink = ({ found }: { found: CrmPackage }) => (
  <a class="package" href={api.packageAddress(found.type)} download={found.file}>
    {fill(texts.setup.download, found.file, Math.ceil(found.bytes / KIBIBYTE))}
  </a>
);
