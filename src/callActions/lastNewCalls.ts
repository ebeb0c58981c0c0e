import type * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import { propertyOf } from '../command.ts';
import { readNewCallForm, type NewCallForm } from './newCallForm.ts';

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
      const kept = { ...form, url: withoutPassword(form.url), twiml: withoutPasswords(form.twiml) };
      await state.update(stateKey, Object.fromEntries([...others, [accountSid, kept]]));
    },
  };
}

/** No secret goes into the state, and the address of an application may hold one. */
function withoutPassword(url: string): string {
  return hasPassword(url) ? '' : url;
}

function withoutPasswords(twiml: string): string {
  return secretsOfDocument.test(twiml) ? '' : twiml;
}

/** Whom an address names before its host, the `password` of a Sip, and the same within a SIP address. */
const secretsOfDocument = /:\/\/[^/?#\s<>"']*@|\bpassword\s*=|\bsips?:[^:@\s<>"']*:[^@\s<>"']*@/i;

function hasPassword(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}
