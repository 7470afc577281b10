// @ts-check
/// <reference lib="webworker" />
/** Keeps the till's files, so that it starts without a connection. The API is never kept. */

const ROOT = '/app/~/';
const CACHE = `suite-pos ${ROOT}`;
const PAGE = '/app/pos/';
const FIXED = [PAGE, '/app/pos/manifest.webmanifest'];
const NEEDED = /^(shared|vendor|pos|texts\/(shared|pos))\/.+\.(js|css|json|svg|png)$/;

/** This version and the one before, whose page may still be open. */
const KEPT_VERSIONS = 2;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function install() {
  const response = await fetch(`${ROOT}files.json`);
  if (!response.ok) throw new TypeError(`No list of files: ${response.status}`);
  const names = /** @type {string[]} */ (await response.json());
  const cache = await caches.open(CACHE);
  await cache.addAll([...FIXED, ...names.filter(name => NEEDED.test(name)).map(name => ROOT + name)]);
  await worker.skipWaiting();
}

async function activate() {
  const own = (await caches.keys()).filter(name => name.startsWith('suite-pos '));
  const old = own.filter(name => name !== CACHE).slice(0, -(KEPT_VERSIONS - 1));
  await Promise.all(old.map(name => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request @param {string} path */
async function answer(request, path) {
  const kept = request.mode === 'navigate' ? await (await caches.open(CACHE)).match(PAGE) : await caches.match(path);
  return kept ?? fetch(request);
}

worker.addEventListener('install', event => event.waitUntil(install()));
worker.addEventListener('activate', event => event.waitUntil(activate()));
worker.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  const isPage = request.mode === 'navigate' && url.pathname.startsWith(PAGE);
  const isFile = url.pathname.startsWith('/app/~') || FIXED.includes(url.pathname);
  if (request.method !== 'GET' || url.origin !== worker.location.origin || !(isPage || isFile)) return;
  event.respondWith(answer(request, url.pathname));
});
