// The service worker: the page opens without a connection, and never shows old data as new. The build puts in the
// names of its files and a version made of them (scripts/service-worker.mjs).
//  - What the server says at /api is never kept.
//  - A page is asked of the server first; only when it cannot be reached, the kept shell opens and says so.
//  - Files under /assets have a hash of their content in the name: a kept one is the right one.
//  - A new version waits until the reader takes it (app/offline/updates.ts) or has closed every page of the old one.
const VERSION = "__VERSION__";
const FILES = __FILES__;
const SHELL = "/";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll([SHELL, ...FILES])));
});

self.addEventListener("activate", (event) => {
  const drop_old = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(drop_old());
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(SHELL)));
    return;
  }
  if (pathname.startsWith("/assets/"))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
