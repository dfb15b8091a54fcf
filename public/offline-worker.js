// The service worker of those who switched on the offline copy in Settings. It keeps the last seen Today page with the
// files it needs, shows it when the server cannot be reached, and forgets it when somebody signs out. Nothing else
// passes through a cache.
const cacheName = "pulsekeep-today";
const today = "/";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === "/api/logout") event.waitUntil(caches.delete(cacheName));
  else if (request.method === "GET" && request.mode === "navigate") event.respondWith(openPage(event, url));
  else if (request.method === "GET" && url.pathname.startsWith("/_next/static/"))
    event.respondWith(openFile(request));
});

// Switching the copy on keeps the page at once, not only with the next visit.
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(fetch(today).then(keepOrForget));
});

async function openPage(event, url) {
  try {
    const response = await fetch(event.request);
    if (url.pathname === today) event.waitUntil(keepOrForget(response.clone()));
    return response;
  } catch (error) {
    const copy = await (await caches.open(cacheName)).match(today);
    if (copy === undefined) throw error;
    return url.pathname === today ? await marked(copy) : Response.redirect(today, 302);
  }
}

/** The build's own files never change under their names, so a kept one is as good as a new one. */
async function openFile(request) {
  return (await (await caches.open(cacheName)).match(request)) ?? fetch(request);
}

/** Keeps a Today page; an answer that leads elsewhere (to the login) means that there is nothing to keep any more. */
async function keepOrForget(response) {
  if (response.type === "opaqueredirect" || response.redirected) return caches.delete(cacheName);
  if (!response.ok) return undefined;
  const html = await response.clone().text();
  const cache = await caches.open(cacheName);
  const files = new Set(html.match(/\/_next\/static\/[\w./~%-]+\.(?:js|css)/g) ?? []);
  for (const kept of await cache.keys())
    if (new URL(kept.url).pathname !== today && !files.has(new URL(kept.url).pathname))
      await cache.delete(kept);
  await Promise.all([...files].map(async (file) => (await cache.match(file)) ?? cache.add(file)));
  await cache.put(today, response);
  return undefined;
}

/** The copy, with the note that it is one and from when. The place for the time is empty in the page itself. */
async function marked(copy) {
  const html = await copy.text();
  const language = /<html lang="([\w-]+)"/.exec(html)?.[1] ?? "en";
  const keptAt = new Date(copy.headers.get("date") ?? Date.now());
  const when = keptAt.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  return new Response(
    html
      .replace("<html ", '<html data-offline="" ')
      .replace(/(<time id="offline-kept-at"[^>]*>)/, (_, time) => `${time}${when}`),
    { status: 200, headers: copy.headers },
  );
}
