/** What plays every fault and every order of events, and compiles every plant: it runs with what needs longer. */
export const LONG = ['test/functions/{faults,disorder,burst}.test.ts', 'test/house/plants.test.ts']
