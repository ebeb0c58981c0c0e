import * as vscode from 'vscode';

/** Says that tokens do not outlive the window; the first time only. */
export type TellNoKeyring = () => void;

const stateKey = 'callInspector.isNoKeyringTold';

/** The notice, whose having been given is kept on this machine. */
export function createKeyringNotice(state: vscode.Memento): TellNoKeyring {
  return () => {
    if (state.get(stateKey) === true) return;
    void state.update(stateKey, true);
    const text = vscode.l10n.t(
      'No keyring seems to work here: the auth token is kept until this window closes, and then asked for again.',
    );
    void vscode.window.showInformationMessage(text);
  };
}
