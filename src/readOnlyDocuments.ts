import * as vscode from 'vscode';

/** The scheme of the read-only documents: VS Code takes one provider for a scheme, so features share it. */
const documentScheme = 'call-inspector';

/** Makes the text of a document, also long after it was opened: when a window was loaded again. */
export type ReadDocument = (uri: vscode.Uri) => Promise<string>;

/** Read-only documents of all features; the authority of an address names the kind. */
export class ReadOnlyDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly readers = new Map<string, ReadDocument>();
  /** Texts that were read before their document was opened. */
  private readonly texts = new Map<string, string>();
  private readonly reread = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.reread.event;
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(documentScheme, this);

  /** Says who reads the documents of a kind. */
  addKind(kind: string, read: ReadDocument): void {
    this.readers.set(kind, read);
  }

  /** The address of a document of a kind; its path is its name, and its query says what to read. */
  uriOf(kind: string, path: string, query: Readonly<Record<string, string>>): vscode.Uri {
    const asked = new URLSearchParams(query).toString();
    return vscode.Uri.from({ scheme: documentScheme, authority: kind, path, query: asked });
  }

  /** Hands over the text of a document that is about to be opened, or is open already. */
  hold(uri: vscode.Uri, text: string): void {
    this.texts.set(uri.toString(), text);
    this.reread.fire(uri);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string | undefined> {
    const text = this.texts.get(uri.toString());
    this.texts.delete(uri.toString());
    return text ?? this.readers.get(uri.authority)?.(uri);
  }

  dispose(): void {
    this.registered.dispose();
    this.reread.dispose();
  }
}
