import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import { dialects } from '../../src/api/dialects/dialects.ts';

/** The ids of product.md, "Names"; a command is declared when it works, and never under another id. */
const contract = [
  ...['signIn', 'signOut', 'switchAccount', 'openSampleAccount', 'refresh', 'filter', 'clearFilter'],
  ...['loadMore', 'openCall', 'makeCall', 'redirectCall', 'exportCsv', 'openRaw', 'copySid', 'copyAsCurl'],
  ...['copyReport', 'toggleWatch', 'playRecording', 'saveRecording', 'compareCalls', 'showLog'],
];

/**
 * Beyond the contract: what the view itself runs, and the palette does not offer (the other state of the toggle
 * "Watch for New Calls", since a button has one icon, and what a click on a row does); and the end of a call,
 * which 2010-04-01 has.
 */
const buttons = ['stopWatching', 'openSelected'];
const further = [...buttons, 'endCall'];

const { contributes } = manifest;
const declared = contributes.commands.map(({ command }) => command);

describe('the manifest', () => {
  it('has the names of the contract', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, 'call-inspector.call-inspector');
    assert.equal(manifest.displayName, 'Call Inspector for Twilio (unofficial)');
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      ['callInspector'],
    );
    assert.deepEqual(
      contributes.views.callInspector.map(({ id }) => id),
      ['callInspector.calls'],
    );
    assert.equal(texts['view.title'], 'Calls');
    assert.equal(texts.category, 'Calls');
  });

  it('declares commands of the contract only, all in one category', () => {
    for (const { command, category } of contributes.commands) {
      assert.ok([...contract, ...further].includes(command.replace('callInspector.', '')), command);
      assert.equal(category, '%category%');
    }
  });

  it('declares the settings of the contract with their defaults and scopes', () => {
    const settings = Object.entries(contributes.configuration.properties).map(
      ([name, { default: value, scope }]) => [name, value, scope],
    );
    assert.deepEqual(settings, [
      ['callInspector.apiBaseUrl', 'https://api.twilio.com', 'machine'],
      ['callInspector.apiVersion', 'auto', 'machine'],
      ['callInspector.pageSize', 50, 'window'],
      ['callInspector.watch.intervalSeconds', 10, 'window'],
      ['callInspector.timeZone', 'local', 'window'],
      ['callInspector.maskNumbers', false, 'window'],
    ]);
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
      'callInspector.apiBaseUrl',
      'callInspector.apiVersion',
    ]);
  });

  it('offers each version that is spoken, with a text, and to find out which one', () => {
    const { enum: choices, enumDescriptions } =
      contributes.configuration.properties['callInspector.apiVersion'];
    assert.deepEqual(choices, ['auto', ...Object.keys(dialects).toSorted()]);
    assert.equal(enumDescriptions.length, choices.length);
  });

  it('has a text for every %key%, and no text that nothing uses', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''));
    assert.deepEqual([...used].sort(), Object.keys(texts).sort());
  });

  it('offers in menus and welcome texts only commands that it declares', () => {
    const offered = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    const linked = [...JSON.stringify(texts).matchAll(/command:(callInspector\.\w+)(?=[)?])/g)].map(
      ([, command]) => command ?? '',
    );
    for (const command of [...offered, ...linked]) assert.ok(declared.includes(command), command);
  });

  it('names only files that exist', () => {
    const icons = [...contributes.viewsContainers.activitybar, ...contributes.views.callInspector];
    const media = contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown));
    for (const file of [manifest.icon, ...icons.map(({ icon }) => icon), ...media]) {
      assert.ok(existsSync(file), file);
    }
  });

  it('offers in the palette all but what the view itself runs', () => {
    const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
    assert.deepEqual(
      hidden.map(({ command }) => command),
      buttons.map((name) => `callInspector.${name}`),
    );
  });

  it('offers to clear the filter, in the palette too, only while there is one', () => {
    const { 'view/title': title, commandPalette } = contributes.menus;
    const offers = [...title, ...commandPalette].filter(({ command }) => command.endsWith('.clearFilter'));
    assert.equal(offers.length, 2);
    for (const { when } of offers) assert.match(when, /(^| && )callInspector\.filtered$/);
  });

  it('offers on a row only what fits the row, by its flags, and a button also as a menu entry', () => {
    const rows = contributes.menus['view/item/context'];
    for (const { command, when } of rows) assert.match(when, /viewItem =~ \/.+\//, command);
    const wordsOf = (name: string) =>
      rows
        .filter(({ command }) => command === `callInspector.${name}`)
        .map(({ when, group }) => ({
          fits: new RegExp(/viewItem =~ \/(.+?)\//.exec(when)?.[1] ?? ''),
          isButton: group.startsWith('inline'),
        }));
    const [redirect] = wordsOf('redirectCall');
    assert.ok(redirect?.fits.test('call+live+hasErrors') && !redirect.fits.test('call+hasErrors'));
    for (const name of ['openCall', 'copySid', 'copyAsCurl']) {
      const [found] = wordsOf(name);
      assert.ok(
        found?.fits.test('call') && found.fits.test('segment') && !found.fits.test('recording'),
        name,
      );
    }
    for (const name of ['playRecording', 'saveRecording']) {
      assert.deepEqual(
        wordsOf(name).map(({ fits, isButton }) => [fits.test('recording'), fits.test('call'), isButton]),
        [
          [true, false, true],
          [true, false, false],
        ],
      );
    }
  });

  it('says in its description that it is unofficial', () => {
    assert.match(texts.description, /unofficial/i);
    assert.match(readFileSync('README.md', 'utf8').slice(0, 1000), /unofficial/i);
  });
});
