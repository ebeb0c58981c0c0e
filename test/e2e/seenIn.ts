/** What a person sees of the account in each version, where that is not the same. */
export const seenIn = {
  '2008-08-01': {
    loaded: ['50 of 137 loaded', '100 of 137 loaded', '137 of 137'],
    title: (title: string) => title,
    cells: ['Complete (2)', 'Inbound (1)', '14 s'],
    zone: ['04:36:33 (-04:00)', '04:36:33-04:00'],
    columns: ['Sid', 'Status'],
    copyDuration: 'Copy Duration',
  },
  '2010-04-01': {
    loaded: ['50 loaded, more available', '100 loaded, more available', '137 of 137'],
    title: (title: string) => (title === 'Not Yet Dialed' ? 'Queued' : title),
    cells: ['Complete (completed)', 'Inbound (inbound)', '14 s'],
    zone: ['08:36:33 (+00:00)', '08:36:33+00:00'],
    columns: ['sid', 'status'],
    copyDuration: 'Copy duration',
  },
} as const;
