// As much of VS Code as the export command touches, for runs outside of it. Cases are bundled with this
// in its place; whatever the command itself does is the product's own.

type Task = (progress: { report: (step: unknown) => void }, token: object) => unknown;

const nothing = { dispose: () => undefined };
const known = new Map<string, (...given: unknown[]) => unknown>();

export const commands = {
  registerCommand(name: string, run: (...given: unknown[]) => unknown) {
    known.set(name, run);
    return nothing;
  },
  executeCommand: (name: string, ...given: unknown[]) => Promise.resolve(known.get(name)?.(...given)),
};

export const window = {
  withProgress: (_: object, task: Task) =>
    task({ report: () => undefined }, { onCancellationRequested: () => nothing }),
  showInformationMessage: () => Promise.resolve(undefined),
  showErrorMessage: () => Promise.resolve(undefined),
};

export const workspace = {
  getConfiguration: () => ({ get: () => undefined }),
  getWorkspaceFolder: () => undefined,
  fs: { isWritableFileSystem: () => true },
};

export const env = { language: 'en', remoteName: undefined, uiKind: 1 };
export const l10n = { t: (text: string) => text };
export const ProgressLocation = { Notification: 15 };
export const UIKind = { Desktop: 1 };

/** A path of this machine as VS Code names it. */
export class Uri {
  readonly scheme = 'file';
  readonly authority = '';

  private constructor(readonly path: string) {}

  static file(path: string): Uri {
    return new Uri(path);
  }

  static joinPath({ path }: Uri, ...parts: readonly string[]): Uri {
    return new Uri(new URL(`file://${[path, ...parts].join('/')}`).pathname);
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `file://${this.path}`;
  }
}
