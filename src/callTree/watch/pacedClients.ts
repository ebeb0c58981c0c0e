import type { Session } from '../../account/connect.ts';
import type { CallSource } from '../../calls/callList.ts';
import type { RequestBudget } from '../../calls/polling/requestBudget.ts';

/** The client of a session as a poll may use it: every attempt, repeats included, is within the budget. */
export interface PacedClients {
  /** For the list and the account's notifications. */
  readonly source: CallSource;
  /** For what belongs to one call. */
  readonly details: Session['client'];
}

/** Makes them; news of the list do not wait behind details. */
export function pacedClients({ client }: Session, budget: RequestBudget): PacedClients {
  const list = client.paced((signal) => budget.take('list', signal));
  const details = client.paced((signal) => budget.take('details', signal));
  return {
    source: {
      listCalls: (query, options) => list.listCalls(query, options),
      speaks: client.speaks,
      getCall: (callSid, signal) => details.getCall(callSid, signal),
      listRecentNotifications: (options) => details.listRecentNotifications(options),
    },
    details,
  };
}
