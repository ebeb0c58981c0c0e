// What a page keeps of how far its recordings were heard, and what it forgets.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { createSampleAccount } from '../../src/sandbox/sampleAccount.ts';
import { startSandboxServer } from '../support/sandboxServer.ts';
import { signInByPalette, type TypedAccount } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import type { Workbench } from '../support/workbench.ts';
import { lookAway } from '../support/workbenchTests.ts';

interface Heard {
  readonly account: () => ReturnType<typeof createSampleAccount>;
  readonly credentials: TypedAccount;
  readonly shared: () => Workbench;
  /** One by its length, and its line. */
  readonly recording: (length: string) => Locator;
  readonly position: (of: Locator) => Locator;
}

/** Where the page of the showcase call is open and one of its notifications with it. */
export function keptRecordings({ account, credentials, position, recording, shared }: Heard): void {
  it('finds the page where it was left, and how far a recording was heard, after another editor', async () => {
    const line = position(recording('0:42'));
    await line.press('Home');
    for (const said of ['0:05', '0:10']) {
      await line.press('ArrowRight');
      await until(async () => (await line.getAttribute('aria-valuetext')) === `${said} of 0:42`);
    }
    const html = () => shared().webviewFrame().locator('html');
    const top = () => html().evaluate<number, unknown>('Math.round(scrollY)');
    await html().evaluate('scrollTo(0, 300)');
    await until(async () => (await top()) === 300);
    await lookAway(shared());
    assert.equal(
      await html().evaluate<string, unknown>('typeof window.heard'),
      'undefined',
      'the page was kept',
    );
    await recording('0:42').getByText('0:10 / 0:42').waitFor();
    await until(async () => (await top()) === 300);
    await recording('0:42').getByRole('button', { name: /^Play/ }).waitFor();
  });

  it('finds one at its beginning that was rewound, or heard to its end, before another editor', async () => {
    for (const [length, ...keys] of [
      ['0:42', 'k', 'Home'],
      ['0:21', 'End'],
    ] as const) {
      const one = recording(length);
      await position(one).press('ArrowLeft');
      await one.getByRole('button', { name: /^Play/ }).click();
      await one.locator('.play.playing').waitFor();
      for (const key of keys) await position(one).press(key);
      await one.getByRole('button', { name: /^Play/ }).waitFor();
      await lookAway(shared());
      await one.getByText(`0:00 / ${length}`).waitFor();
    }
  });

  it('hears nothing of the service before, once the account is at another', async () => {
    const one = recording('0:42');
    await position(one).press('PageUp');
    const opened = shared().webviewFrame().locator('details.notification[open]');
    assert.equal(await opened.count(), 1);
    const other = await startSandboxServer({ account: account() });
    try {
      await signInByPalette(shared(), { ...credentials, apiBaseUrl: other.url });
      await until(() =>
        Promise.resolve(other.requests.some(({ path: asked }) => asked.includes('Recordings'))),
      );
      await one.getByText('0:00 / 0:42').waitFor();
      assert.equal(await opened.count(), 0);
      await one.getByRole('button', { name: /^Play/ }).click();
      await until(async () => Number(await position(one).getAttribute('aria-valuenow')) >= 1);
      assert.ok(other.requests.some(({ path: asked }) => /\.wav$/.test(asked)));
    } finally {
      await other.close();
    }
  });
}
