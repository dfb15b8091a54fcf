import { clientSecretContext } from "#db/client-secret-context.ts";
import type { Cloud, SyncContext } from "#sync/context.ts";
import type { WhoopApp } from "#whoop/oauth.ts";
import { testClient } from "#whoop/oauth.ts";

/** The client registered at a cloud, without its secret. */
export interface KnownApp {
  id: number;
  clientId: string;
  fromEnvironment: boolean;
}

/** The app used for new connections, or null when none was entered yet. The environment wins over the wizard. */
export async function loadWhoopApp(ctx: SyncContext, cloud: Cloud): Promise<KnownApp | null> {
  if (cloud === "whoop" && ctx.environmentApp) {
    const { clientId, clientSecret } = ctx.environmentApp;
    const known = await ctx.db.whoopApp.findUnique({ where: { cloud_clientId: { cloud, clientId } } });
    const same = known !== null && openSecret(ctx, cloud, known) === clientSecret;
    const { id } = same ? known : await storeApp(ctx, cloud, ctx.environmentApp);
    return { id, clientId, fromEnvironment: true };
  }
  const app = await ctx.db.whoopApp.findFirst({ where: { cloud }, orderBy: { chosenAt: "desc" } });
  return app && { id: app.id, clientId: app.clientId, fromEnvironment: false };
}

/** Keeps the credentials typed into the wizard, encrypted; an app already known gets the new secret. */
export async function saveWhoopApp(ctx: SyncContext, app: WhoopApp): Promise<void> {
  await storeApp(ctx, "whoop", app);
}

/** Stores an app of any cloud and answers its row's id. */
export async function storeApp(ctx: SyncContext, cloud: Cloud, app: WhoopApp): Promise<{ id: number }> {
  const clientSecretEncrypted = ctx.clientSecretEncryption.encrypt(
    app.clientSecret,
    clientSecretContext({ cloud, clientId: app.clientId }),
  );
  const chosenAt = ctx.clock.now();
  const stored = await ctx.db.whoopApp.upsert({
    where: { cloud_clientId: { cloud, clientId: app.clientId } },
    create: { cloud, clientId: app.clientId, clientSecretEncrypted, chosenAt },
    update: { clientSecretEncrypted, chosenAt },
    select: { id: true },
  });
  // What the old secret was refused may work with this one: connections that are still tried are tried at once.
  await ctx.db.connection.updateMany({
    where: { appId: stored.id, nextRefreshAt: { gt: chosenAt } },
    data: { nextRefreshAt: chosenAt },
  });
  return stored;
}

function openSecret(
  ctx: SyncContext,
  cloud: Cloud,
  app: { clientId: string; clientSecretEncrypted: string },
): string | null {
  try {
    return ctx.clientSecretEncryption.decrypt(
      app.clientSecretEncrypted,
      clientSecretContext({ cloud, clientId: app.clientId }),
    );
  } catch {
    return null;
  }
}

/** The full credentials of a stored app, for a token request. Throws `DecryptionError` when they cannot be opened. */
export async function openApp(ctx: SyncContext, appId: number): Promise<WhoopApp & { cloud: Cloud }> {
  const app = await ctx.db.whoopApp.findUniqueOrThrow({ where: { id: appId } });
  const cloud = app.cloud as Cloud;
  return {
    cloud,
    clientId: app.clientId,
    clientSecret: ctx.clientSecretEncryption.decrypt(
      app.clientSecretEncrypted,
      clientSecretContext({ cloud, clientId: app.clientId }),
    ),
  };
}

/** Whether WHOOP knows this client and secret. Throws a `WhoopError` when WHOOP cannot be asked. */
export async function testWhoopApp(ctx: SyncContext, app: WhoopApp): Promise<"accepted" | "wrong-client"> {
  return testClient({
    apiUrl: await ctx.cloudUrl("whoop"),
    app,
    redirectUri: ctx.redirectUri,
    ...(ctx.fetch ? { fetch: ctx.fetch } : {}),
  });
}
