// A length of time that grows while it is looked at.
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { clockText } from './clockText.ts';

/** Writes itself anew each second, and draws nothing else. */
class Growing extends AsyncDirective {
  private timer: ReturnType<typeof setInterval> | undefined;
  private write: () => string = () => '';

  override render(sinceMs: number, text: string): string {
    this.write = () => text.replace('{0}', clockText(Math.max(0, Date.now() - sinceMs) / 1000));
    this.timer ??= setInterval(() => this.setValue(this.write()), 1000);
    return this.write();
  }

  protected override disconnected(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

/** How long something has lasted, put in the place of `{0}`; by the clock of this machine. */
export const growing = directive(Growing);
