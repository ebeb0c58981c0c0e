// The provider of the view without the view: what it gives, and which requests it makes for that.
import { Accounts } from '../../src/account/accounts.ts';
import type { Account } from '../../src/account/accounts.ts';
import { connect } from '../../src/account/connect.ts';
import { createCredentials } from '../../src/account/credentials.ts';
import { CallTreeData } from '../../src/callTree/callTreeData.ts';
import type { CallNode, CallTreeNode, GroupNode } from '../../src/callTree/callTreeNodes.ts';
import { createStoredFilter } from '../../src/callTree/filter/storedFilter.ts';
import type { LoggedRequest } from '../../src/api/exchange/logged.ts';
import { memoryMemento, memorySecrets } from './memory.ts';

/** What the account is signed in with. */
export const authToken = '5ecre7f0rtes7s0nly0123456789abcd';

/** The provider of the view on an account, with every request it makes. */
export async function openTree(account: Account) {
  const requests: LoggedRequest[] = [];
  const log = {
    channel: { dispose: () => undefined },
    request: (line: LoggedRequest) => requests.push(line),
    failure: () => undefined,
    show: () => undefined,
  };
  const accounts = new Accounts(memoryMemento(), createCredentials(memorySecrets()), (one, token) =>
    connect(one, token, log),
  );
  await accounts.add(account, authToken);
  const data = new CallTreeData(accounts, createStoredFilter(memoryMemento()));
  return { data, accounts, requests };
}

export const isGroup = (node: CallTreeNode): node is GroupNode => node.kind === 'group';
const isCall = (node: CallTreeNode): node is CallNode => node.kind === 'call';

/** The row of a call. */
export async function find(data: CallTreeData, callSid: string): Promise<CallNode> {
  for (const group of (await data.getChildren()).filter(isGroup)) {
    const call = (await data.getChildren(group)).filter(isCall).find((node) => node.callSid === callSid);
    if (call) return call;
  }
  throw new Error(`no row of ${callSid}`);
}
