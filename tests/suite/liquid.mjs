// Renders Liquid with LiquidJS, found in the folder that VOCATIVE_TEST_NODE_MODULES names: from stdin a list of { template, context },
// to stdout the list of what came out.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.env.VOCATIVE_TEST_NODE_MODULES, 'index.js'));
const { Liquid } = require('liquidjs');

const engine = new Liquid();
const jobs = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(jobs.map(({ template, context }) => engine.parseAndRenderSync(template, context))));
