// Loaded into an issuer's process before its own code: the host of an app that only tests know is
// answered for by a server of the test. The real one would be on the public internet.
const HOST = 'apps.example.test';
const target = process.env['ANSWERS_FOR_APPS'];
const { fetch } = globalThis;

globalThis.fetch = (resource, init) => {
  const url = new URL(resource instanceof Request ? resource.url : resource);
  if (target === undefined || url.host !== HOST) return fetch(resource, init);
  return fetch(new URL(url.pathname + url.search, target), { redirect: 'manual' });
};
