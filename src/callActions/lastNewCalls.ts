import type * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import { propertyOf } from '../command.ts';
import { readNewCallForm, type NewCallForm } from './newCallForm.ts';
import { hideSecrets } from './secrets.ts';

/** What a person last filled in for a new call of each account. */
export interface LastNewCalls {
  /** Empty texts where there is nothing yet. */
  read(accountSid: string): NewCallForm;
  /** Forgets the accounts that are signed out at the same time. */
  write(accountSid: string, form: NewCallForm): Promise<void>;
}

const stateKey = 'callInspector.lastNewCalls';

/** Values last used, in the editor's own state on this machine. */
export function createLastNewCalls(state: vscode.Memento, accounts: Accounts): LastNewCalls {
  const stored = (): unknown => state.get(stateKey);
  return {
    read: (accountSid) => readNewCallForm(propertyOf(stored(), accountSid)),
    async write(accountSid, form) {
      const others = accounts.known
        .filter((known) => known.accountSid !== accountSid)
        .map((known) => [known.accountSid, propertyOf(stored(), known.accountSid)] as const)
        .filter(([, last]) => last !== undefined);
      const kept = { ...form, url: unlessSecret(form.url), twiml: unlessSecret(form.twiml) };
      await state.update(stateKey, Object.fromEntries([...others, [accountSid, kept]]));
    },
  };
}

/** No secret goes into the state: what holds one is asked for again. */
function unlessSecret(text: string): string {
  const address = URL.canParse(text) ? new URL(text).href : text;
  return hideSecrets(address) === address ? text : '';
}
