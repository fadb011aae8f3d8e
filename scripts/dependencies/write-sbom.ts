// Writes the bill of materials into the built product.
import { mkdirSync, writeFileSync } from 'node:fs';
import { billOfMaterials } from './sbom.ts';

mkdirSync('dist', { recursive: true });
writeFileSync('dist/sbom.cdx.json', billOfMaterials());
