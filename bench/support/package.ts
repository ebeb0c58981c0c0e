import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What `npm run package` makes. */
export const packageFile = 'call-inspector.vsix';

/** Packs the extension as it ships; dist then holds what is in the package and nothing else. */
export async function makePackage(): Promise<void> {
  const npm = spawn('npm', ['run', '--silent', 'package'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(npm, 'exit')) as [number];
  if (code !== 0) throw new Error('The package could not be made.');
}
