// The form that signs in, filled in as a person does: for the e2e tests.
import type { WorkbenchPage } from './workbenchPage.ts';

export interface TypedAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly label: string;
  /** Taken as it stands in the form unless told. */
  readonly apiBaseUrl?: string;
}

type Driven = Pick<WorkbenchPage, 'openView' | 'quickInput' | 'runCommand' | 'welcomeButton'>;

/** Opens the view and its form, and types an account; whether it is taken is for the caller to see. */
export async function signInByForm(workbench: Driven, typed: TypedAccount): Promise<void> {
  await workbench.openView('Calls');
  await workbench.welcomeButton('Sign In').click();
  await fillForm(workbench, typed);
}

/** The same where an account is signed in to already. */
export async function signInByPalette(workbench: Driven, typed: TypedAccount): Promise<void> {
  await workbench.runCommand('Calls: Sign In…');
  await fillForm(workbench, typed);
}

async function fillForm(
  workbench: Driven,
  { accountSid, authToken, label, apiBaseUrl }: TypedAccount,
): Promise<void> {
  const form = workbench.quickInput();
  const step = async (asks: RegExp, text?: string) => {
    await form.widget.getByText(asks).first().waitFor();
    await form.accept(text);
  };
  await step(/^Service address/, apiBaseUrl);
  await step(/^Account SID/, accountSid);
  await step(/^Auth token/, authToken);
  await step(/^A name for this account/, label);
}
