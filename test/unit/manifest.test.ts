import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };

/** The ids of product.md, "Names"; a command is declared when it works, and never under another id. */
const contract = [
  ...['signIn', 'signOut', 'switchAccount', 'openSampleAccount', 'refresh', 'filter', 'clearFilter'],
  ...['loadMore', 'openCall', 'makeCall', 'redirectCall', 'exportCsv', 'openRaw', 'copySid', 'copyAsCurl'],
  ...['copyReport', 'toggleWatch', 'playRecording', 'saveRecording', 'compareCalls', 'showLog'],
];

/**
 * Beyond the contract: the other state of the toggle "Watch for New Calls" in the title, since a button has
 * one icon, and the end of a call, which 2010-04-01 has.
 */
const further = ['stopWatching', 'endCall'];

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

  it('says in its description that it is unofficial', () => {
    assert.match(texts.description, /unofficial/i);
    assert.match(readFileSync('README.md', 'utf8').slice(0, 1000), /unofficial/i);
  });
});
