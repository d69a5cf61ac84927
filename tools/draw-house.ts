/** Draws docs/images/house.svg, the rooms and whom each of them uses, from the code: `npm run house`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/main.ts';
import { drawHouse } from './house/draw.ts';

writeFileSync(join(ROOT, 'docs/images/house.svg'), await drawHouse(ROOT));
