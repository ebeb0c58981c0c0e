// @ts-check
// The texts that only the package holds, made from those of the project and of its packages.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const packagesDir = 'node_modules/';
/** Licence texts from the repositories of packages that leave theirs out, by name and version. */
const licencesDir = 'docs/licences';

/**
 * Writes the README that VS Code shows beside the extension. There is no public repository that
 * pictures and links into the project could lead to, so pictures go and those links become text.
 * @param {string} target
 */
export async function writeReadme(target) {
  const text = await readFile('README.md', 'utf8');
  const withoutPictures = text.replace(/^!\[[^\]]*\]\([^)]*\)\n\n?/gm, '');
  await writeFile(target, withoutPictures.replace(/\[([^\]]*)\]\((?!\w+:|#)[^)]*\)/g, '$1'));
}

/**
 * Writes what the licences of packages ask for: name, version and licence text of each that is in
 * a bundle or copied. Throws an Error that names a package without a licence text.
 * @param {string} target
 * @param {readonly import('esbuild').Metafile[]} metafiles of the bundles
 * @param {readonly string[]} copied names of packages of which files are copied
 */
export async function writeThirdPartyNotices(target, metafiles, copied) {
  const inputs = metafiles.flatMap((metafile) =>
    Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs)),
  );
  const folders = new Set(copied.map((name) => packagesDir + name));
  for (const input of inputs) {
    if (input.includes(packagesDir)) folders.add(packageFolder(input));
  }
  const notices = await Promise.all([...folders].sort().map(noticeOf));
  const about = 'Call Inspector contains the following packages, each under its own licence.';
  await writeFile(target, [about, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`));
}

/**
 * The folder of the package that a file belongs to, also where packages lie within packages.
 * @param {string} file
 */
function packageFolder(file) {
  const start = file.lastIndexOf(packagesDir) + packagesDir.length;
  const [first = '', second = ''] = file.slice(start).split('/');
  return file.slice(0, start) + (first.startsWith('@') ? `${first}/${second}` : first);
}

/** @param {string} folder */
async function noticeOf(folder) {
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const names = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const ours = path.join(licencesDir, `${name}@${version}.txt`);
  const files = names.length > 0 ? names.sort().map((file) => path.join(folder, file)) : [ours];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8'))).catch((error) => {
    throw new Error(`${name} ${version} is bundled but has no licence file: put its text into ${ours}.`, {
      cause: error,
    });
  });
  const title = `${name} ${version}${license ? ` (${license})` : ''}`;
  return [title, ...texts.map((text) => text.replaceAll('\r\n', '\n').trim())].join('\n\n');
}
