import * as vscode from 'vscode';
import type { Accounts } from '../../account/accounts.ts';
import type { CallFilter } from '../../api/callFilter.ts';
import type { Examined } from '../../calls/list/filteredCalls.ts';
import { isByHand, registerCommand, type IsTold } from '../../command.ts';
import { PersonError } from '../../explain.ts';
import type { Log } from '../../log.ts';
import { readSettings } from '../../settings.ts';
import type { CallTreeData } from '../callTreeData.ts';
import { withSearch } from '../viewProgress.ts';
import type { StoredFilter } from './storedFilter.ts';

/** What the commands that filter need. */
export interface FilterCommandParts {
  readonly accounts: Accounts;
  readonly data: CallTreeData;
  readonly filters: StoredFilter;
  readonly log: Log;
  readonly isTold: IsTold;
}

/** Registers "Filter…" and "Clear Filter". */
export function registerFilterCommands(parts: FilterCommandParts): vscode.Disposable {
  const { data, isTold, log } = parts;
  return vscode.Disposable.from(
    registerCommand(
      'filter',
      log,
      async (argument) => {
        const filter = isByHand(argument) ? await askedFilter(parts) : readFilter(argument);
        return filter && resultOf(await withSearch((search) => data.filter(filter, search)));
      },
      isTold,
    ),
    registerCommand(
      'clearFilter',
      log,
      async () => {
        await withSearch(() => data.filter({}));
      },
      isTold,
    ),
  );
}

async function askedFilter({ accounts, filters }: FilterCommandParts): Promise<CallFilter | undefined> {
  const session = await accounts.current();
  if (!session) throw new PersonError(vscode.l10n.t('No account is signed in.'));
  const zone = readSettings().timeZone === 'utc' ? 'utc' : 'local';
  const { askFilter } = await import('./filterForm.ts');
  return askFilter({
    current: filters.current() ?? {},
    last: filters.last(),
    split: (filter) => session.client.splitFilter(filter, { zone }),
    statuses: session.client.speaks.statusChoices,
  });
}

/** Its fields are checked where the filter is taken apart. */
function readFilter(argument: unknown): CallFilter {
  if (typeof argument === 'object' && argument !== null && !Array.isArray(argument)) return argument;
  throw new PersonError(vscode.l10n.t('The filter is an object, such as {0}.', '{ "called": "4155550117" }'));
}

function resultOf(examined: Examined | undefined): Pick<Examined, 'shown' | 'examined' | 'total'> {
  if (!examined) throw new PersonError(vscode.l10n.t('No account is signed in.'));
  return { shown: examined.shown, examined: examined.examined, total: examined.total };
}
