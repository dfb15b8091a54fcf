import { clientSecretContext } from "#db/client-secret-context.ts";
import type { Pool } from "#db/pool.ts";
import type { Clock } from "#lib/clock.ts";
import type { Encryption } from "#lib/encryption.ts";
import type { Logger } from "#lib/logger.ts";

/** An app whose webhooks are accepted. */
export interface SigningApp {
  id: number;
  clientSecret: string;
}

/** The apps whose secrets may have signed an event. */
export interface KnownApps {
  /** As last read. */
  list(): readonly SigningApp[];
  /** Reads them again, at most every few seconds; answers whether it did. Never throws. */
  refresh(): Promise<boolean>;
}

/** A secret that was just changed counts at once, and a flood of forgeries costs one read in so many milliseconds. */
const refreshAtMostEveryMs = 3_000;

/** Keeps what `read` last answered; what was read stays in force while the database is away. */
export function rememberApps(
  read: () => Promise<SigningApp[]>,
  { clock, logger }: { clock: Clock; logger?: Logger },
): KnownApps {
  let apps: readonly SigningApp[] = [];
  let readAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  let isFailing = false;
  const readNow = async () => {
    readAtMs = clock.now().getTime();
    try {
      apps = await read();
      isFailing = false;
    } catch (error) {
      if (!isFailing)
        logger?.warn({ err: error }, "the WHOOP apps could not be read; it is tried again and again");
      isFailing = true;
    } finally {
      reading = null;
    }
  };
  return {
    list: () => apps,
    async refresh() {
      const sinceMs = clock.now().getTime() - readAtMs;
      // A clock that was set back must not keep a new secret out.
      if (!reading && sinceMs >= 0 && sinceMs < refreshAtMostEveryMs) return false;
      reading ??= readNow();
      await reading;
      return true;
    },
  };
}

/**
 * Reads and opens the secret of every app registered at WHOOP itself. The sandbox's are left out: its secret stands in
 * the source code, so anybody could sign with it. A secret that cannot be opened is left out; `tellUnopened` hears of
 * it, every time.
 */
export async function readSigningApps(
  pool: Pool,
  encryption: Encryption,
  tellUnopened: (appId: number) => void = () => undefined,
): Promise<SigningApp[]> {
  const { rows } = await pool.query<{ id: number; client_id: string; client_secret_encrypted: string }>(
    "SELECT id, client_id, client_secret_encrypted FROM whoop_apps WHERE cloud = 'whoop' ORDER BY chosen_at DESC",
  );
  return rows.flatMap((row) => {
    try {
      const place = clientSecretContext({ cloud: "whoop", clientId: row.client_id });
      const clientSecret = encryption.decrypt(row.client_secret_encrypted, place);
      // Anybody can sign with an empty secret.
      return clientSecret === "" ? [] : [{ id: row.id, clientSecret }];
    } catch {
      tellUnopened(row.id);
      return [];
    }
  });
}
