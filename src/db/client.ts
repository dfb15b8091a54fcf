import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "#generated/prisma/client.ts";

/** The database as every layer above sees it. */
export type Database = PrismaClient;

/** A transaction in progress: what `withTransaction` hands to its work. */
export type Transaction = Prisma.TransactionClient;

/** Either: for reads that may stand alone or inside somebody's transaction. */
export type Queryable = Database | Transaction;

export { Prisma };

export interface DatabaseOptions {
  /** postgresql://… ; a unix socket folder goes in `?host=`. */
  url: string;
  /** Connections held at most by this process. */
  connections?: number;
}

/** Opens a pool of connections. The caller ends it with `$disconnect()`. */
export function openDatabase({ url, connections = 8 }: DatabaseOptions): Database {
  const adapter = new PrismaPg({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 });
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}

/**
 * Runs `work` in one transaction: all of it is stored, or nothing. Nothing outside the database may be called inside.
 * `timeoutMs` bounds the whole (a bulk write of a page takes milliseconds).
 */
export function withTransaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  timeoutMs = 30_000,
): Promise<T> {
  return db.$transaction(work, { maxWait: 10_000, timeout: timeoutMs });
}
