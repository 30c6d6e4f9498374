import { createMemoryStore } from '../../src/store/memory-store.ts';
import { describeStore } from './conformance.ts';

describeStore('memory store', async (clock) => {
  const store = createMemoryStore(clock);
  return { first: store, second: store, close: () => store.close() };
});
