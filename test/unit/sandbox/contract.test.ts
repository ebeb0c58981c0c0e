// The table of the documents' facts, asked in process and over a socket.
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { startSandboxServer } from '../../support/sandboxServer.ts';
import { ask, compare, type Contract } from './contract.ts';
import { contractAccount } from './contractAccount.ts';
import { readingContracts } from './contractReading.ts';
import { representationContracts } from './contractRepresentations.ts';
import { writingContracts } from './contractWriting.ts';

const contracts: readonly Contract[] = [...readingContracts, ...representationContracts, ...writingContracts];

const setupOf = ({ options = {} }: Contract) => ({ account: contractAccount(), options });

describe('the contract of API 2008-08-01, in process', () => {
  for (const contract of contracts) {
    it(contract.says, async () => {
      const sandbox = createSandbox(setupOf(contract));
      await compare(await ask(sandbox, 'https://api.example.com', contract), contract);
    });
  }
});

describe('the contract of API 2008-08-01, over a socket', () => {
  for (const contract of contracts) {
    it(contract.says, async () => {
      const server = await startSandboxServer(setupOf(contract));
      try {
        await compare(await ask((request) => fetch(request), server.url, contract), contract);
      } finally {
        await server.close();
      }
    });
  }
});
