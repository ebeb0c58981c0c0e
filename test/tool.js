// @ts-check
// `node test/tool.js COMMAND [ARGUMENT…]`: installs the packages of the project where they are
// missing, then runs a command line that needs them. It ends with what started it, and ends all
// that it started.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, runEntry } from './vscode/install.js';
import { startProcessGroup } from './vscode/processGroup.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [command = '', ...given] = process.argv.slice(2);

await runEntry(async () => {
  await installPackages();
  const binaries = path.resolve('node_modules/.bin');
  const env = { ...process.env, PATH: `${binaries}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const group = startProcessGroup('sh', ['-c', `${command} "$@"`, 'sh', ...given], { env, stdio: 'inherit' });
  const code = await group.exited;
  await group.stop();
  return code;
});
