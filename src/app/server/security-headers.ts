import { isHttps } from "#auth/session-cookie.ts";

interface Response {
  /** New for each response. */
  nonce: string;
  appUrl: string;
  /** The development server needs to evaluate code, to style its overlay and to talk over a socket. */
  development?: boolean;
}

/** The response headers of every page and route. */
export function securityHeaders({ nonce, appUrl, development = false }: Response) {
  return {
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
      development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
      // Sizes and positions of drawings are style attributes; they can neither load nor run anything.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      `connect-src 'self'${development ? " ws:" : ""}`,
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join("; "),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cache-control": "no-store",
    ...(isHttps(appUrl) ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}
