import { writeFileSync } from 'node:fs';
import { CATALOGUE_FILE, catalogueSource } from './catalogue-source';

writeFileSync(CATALOGUE_FILE, catalogueSource());
