// A watch without the workbench's view, by a clock that the test moves.
import * as vscode from 'vscode';
import { Accounts } from '../../src/account/accounts.ts';
import { connect } from '../../src/account/connect.ts';
import { createCredentials } from '../../src/account/credentials.ts';
import { CallTreeData } from '../../src/callTree/callTreeData.ts';
import type { CallTreeNode } from '../../src/callTree/callTreeNodes.ts';
import { keepTicking } from '../../src/callTree/ticking.ts';
import { createStoredFilter } from '../../src/callTree/filter/storedFilter.ts';
import { Presence } from '../../src/callTree/watch/presence.ts';
import { Watch } from '../../src/callTree/watch/watch.ts';
import type { SandboxVersion } from '../../src/sandbox/options.ts';
import type { FaultRule } from '../../src/sandbox/faults.ts';
import { createFakeClock, type FakeClock } from '../support/fakeClock.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer } from '../support/sandboxServer.ts';
import { memoryLog, memoryMemento, memorySecrets } from './memory.ts';
import { eventually } from './support.ts';

interface WatchSetup {
  readonly faults?: readonly FaultRule[];
  readonly version?: SandboxVersion;
}

/** A watch on the account of 137 calls over a socket that may be faulty, and the first page read. */
export async function openWatch({ faults = [], version = '2008-08-01' }: WatchSetup = {}) {
  const account = createMixedAccount();
  const server = await startSandboxServer({ account, faults, options: { versions: [version] } });
  const accounts = new Accounts(memoryMemento(), createCredentials(memorySecrets()), (one, token) =>
    connect(one, token, memoryLog()),
  );
  const { accountSid, authToken } = mixedCredentials;
  const mixed = {
    ...{ accountSid, label: 'Acme', apiBaseUrl: server.url },
    ...{ apiVersion: version, isSample: false },
  };
  await accounts.add(mixed, authToken);
  const data = new CallTreeData(accounts, createStoredFilter(memoryMemento()));
  const visibility = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  const revealed: CallTreeNode[] = [];
  const view = {
    visible: true,
    onDidChangeVisibility: visibility.event,
    reveal: (node: CallTreeNode) => Promise.resolve(void revealed.push(node)),
  };
  const clock = createFakeClock();
  const focus = new vscode.EventEmitter<vscode.WindowState>();
  const window = { state: { focused: true, active: true }, onDidChangeWindowState: focus.event };
  const state = memoryMemento();
  const presence = new Presence(clock, window);
  const watch = new Watch({ accounts, data, view, clock, presence, state });
  const ticking = keepTicking({ clock, data, presence, view });
  await data.getChildren();
  return {
    ...{ account, accounts, clock, data, mixed, presence, revealed, server, state, view, watch },
    show: (visible: boolean) => {
      view.visible = visible;
      visibility.fire({ visible });
    },
    /** The person leaves the window of VS Code, or comes back to it. */
    focus: (focused: boolean) => focus.fire({ focused, active: focused }),
    async close() {
      ticking.dispose();
      watch.dispose();
      presence.dispose();
      accounts.dispose();
      await server.close();
    },
  };
}

/** Lets time pass in steps, since answers come over a real socket, until what is looked for is there. */
export async function passUntil(clock: FakeClock, look: () => boolean): Promise<void> {
  await eventually(() => {
    void clock.pass(1000);
    return look() || undefined;
  });
}
