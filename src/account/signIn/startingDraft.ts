// Where a form begins: with credentials that are there already, or empty.
import * as vscode from 'vscode';
import { plainText } from '../../plainText.ts';
import { readSettings } from '../../settings.ts';
import type { Account } from '../accounts.ts';
import { isKeySid } from '../apiKey.ts';
import { secretStep, type SignInDraft, type SignInStart } from './askSignIn.ts';
import { checkSecret, checkSid } from './signInForm.ts';
import { readCliProfiles, type CliProfile } from './twilioCli.ts';

/** A draft and where to go on with it. */
export type Starting = SignInStart & { readonly draft: SignInDraft };

/** Of an account that is signed in to again only the secret is asked for, all else is as it was. */
export function startAgain(account: Account): Starting {
  return { draft: { ...emptyDraft(), ...account }, step: 'authToken' };
}

/** Offers what environment and twilio-cli hold; `undefined` when the person leaves. */
export async function startAnew(): Promise<Starting | undefined> {
  const empty = emptyDraft();
  const offers = [
    ...environmentOffers(empty.apiBaseUrl),
    ...(await readCliProfiles()).map((profile) => profileOffer(profile)),
  ];
  const fresh: Starting = { draft: empty, step: 'apiBaseUrl' };
  if (offers.length === 0) return fresh;
  const type: Offer = { label: vscode.l10n.t('Type account SID and auth token') };
  const picked = await vscode.window.showQuickPick([...offers, type], {
    title: vscode.l10n.t('Sign In'),
    ignoreFocusOut: true,
  });
  if (!picked?.found) return picked && fresh;
  const draft = { ...empty, ...picked.found };
  return { draft, step: checkSecret(draft[secretStep(draft)]) === undefined ? 'label' : 'authToken' };
}

function emptyDraft(): SignInDraft {
  const { apiBaseUrl, apiVersion } = readSettings();
  return { accountSid: '', authToken: '', keySecret: '', label: '', apiBaseUrl, apiVersion };
}

interface Offer extends vscode.QuickPickItem {
  readonly found?: Partial<SignInDraft>;
}

/** An API key comes first, as it does for the service's own tools. */
function environmentOffers(address: string): readonly Offer[] {
  // The browser's extension host has no process.
  const environment = 'process' in globalThis ? process.env : {};
  const value = (name: string): string => environment[name] ?? '';
  const accountSid = value('TWILIO_ACCOUNT_SID');
  if (checkSid(accountSid, address) !== undefined) return [];
  const label = vscode.l10n.t('Use {0} from the environment', accountSid);
  const [key, keySecret, authToken] = ['TWILIO_API_KEY', 'TWILIO_API_SECRET', 'TWILIO_AUTH_TOKEN'].map(value);
  const offers: Offer[] = [];
  if (key && isKeySid(key) && keySecret && checkSecret(keySecret) === undefined) {
    const detail = vscode.l10n.t('TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET are set');
    offers.push({ label, detail, found: { accountSid, authToken: key, keySecret } });
  }
  if (authToken && checkSecret(authToken) === undefined) {
    const detail = vscode.l10n.t('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are set');
    offers.push({ label, detail, found: { accountSid, authToken } });
  }
  return offers;
}

function profileOffer({ name, accountSid, apiBaseUrl, key }: CliProfile): Offer {
  return {
    label: vscode.l10n.t('Use profile "{0}" of twilio-cli', plainText(name)),
    description: accountSid,
    detail: key
      ? vscode.l10n.t('With its API key {0}', key.sid)
      : vscode.l10n.t('Its secret is in the system’s keychain, so it is asked for'),
    found: {
      ...{ accountSid, apiBaseUrl },
      label: name,
      ...(key && { authToken: key.sid, keySecret: key.secret }),
    },
  };
}
