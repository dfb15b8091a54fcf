import { describe, expect, it } from "vitest";
import { refuseRequest } from "#app/server/refuse-request.ts";
import { addressOf, listAppRoutes } from "../../../support/app-routes.ts";

const asked = (request: { method?: string; url?: string; headers?: Record<string, string> }) =>
  refuseRequest({ method: "GET", url: "/", headers: {}, ...request })?.status ?? null;
const withState = (state: string) => asked({ headers: { "next-router-state-tree": state } });

describe("before Next sees a request", () => {
  it.each(["TRACE", "TRACK", "PATCH", "PROPFIND", "CONNECT", "FOO", "get", ""])(
    "the method %j, which nothing here has, is refused with 405",
    (method) => expect(asked({ method })).toBe(405),
  );

  it.each(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])(
    "the method %s of an address that a route has it for, or that leads nowhere, goes on",
    (method) => {
      const url = method === "POST" ? "/api/v1/sync" : "/api/v1/sync/schedules";
      expect(asked({ method, url })).toBeNull();
      expect(asked({ method, url: "/api/nowhere" })).toBeNull();
    },
  );

  it("a method a route lacks is refused with those it has, for every route there is", async () => {
    const routes = (await listAppRoutes()).filter(({ isPage }) => !isPage);
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes) {
      const has = [...route.methods, ...(route.methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
      for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE"]) {
        const url = `${addressOf(route)}?from=2026-03-01`;
        const refusal = refuseRequest({ method, url, headers: {} });
        const expected = has.includes(method) ? null : { status: 405, allow: has };
        expect({ url, method, refusal }).toMatchObject({ url, method, refusal: expected });
      }
    }
  });

  it("a method a route lacks is refused however the address is written, as long as it leads to that route", () => {
    for (const url of ["/api/v1/import/../days", "/api/v1/./days", "/api/v1/%2e/days", "/api/v1/days/a%2Fb"])
      expect(asked({ method: "POST", url })).toBe(405);
    for (const url of ["/api/v1/d%61ys", "/api/v1/days/", "/api/v1//days", "/api/v1/days;x"])
      expect(asked({ method: "POST", url })).toBeNull();
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS"])("the method %s of a page is refused with 405", (method) => {
    for (const url of ["/", "/login", "/apiary", "/_next/static/x.js", "//api/login"])
      expect(asked({ method, url })).toBe(405);
  });

  it.each(["*", "http://localhost:3000/", "localhost:3000", ""])(
    "the address %j, which is no path, is refused with 400",
    (url) => expect(asked({ url })).toBe(400),
  );

  it.each([
    "/%",
    "/%zz",
    "/day/%E0%A4%A",
    "/%ff",
    "/api/v1/days/%c0%80",
    "/a%00b",
    "/a%0d%0ab",
    "/?a=%00",
    "/?%00=a",
  ])("the address %j, which cannot be read or stored, is refused with 400", (url) =>
    expect(asked({ url })).toBe(400),
  );

  it.each([
    "/",
    "/day/2026-03-01",
    "/trends?from=2026-03-01&q=100%",
    "/?a=%zz",
    "/a%20b?c=%C3%A9",
    "/_next/static/x.js",
  ])("the address %j goes on", (url) => expect(asked({ url })).toBeNull());

  it.each(["/_global-error", "/_not-found", "/_error", "/%5fglobal-error"])(
    "the framework's own page %j is not there",
    (url) => expect(asked({ url })).toBe(404),
  );

  it.each([
    "",
    "x",
    "{}",
    "[]",
    "null",
    "%",
    '["",{},"x"]',
    "[1,{}]",
    "[".repeat(3000),
    `["${"a".repeat(50_000)}",{}]`,
  ])("a router header that Next cannot read is refused with 400", (state) =>
    expect(withState(state)).toBe(400),
  );

  it("a router header as browsers send it goes on", () => {
    const state = [
      "",
      { children: ["(dashboard)", { children: [["day", "2026-03-01", "d", null], {}] }] },
      null,
      null,
      16,
    ];
    expect(withState(encodeURIComponent(JSON.stringify(state)))).toBeNull();
  });
});
