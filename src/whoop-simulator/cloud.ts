import type { ControllableClock } from "./controllable-clock.ts";
import { type FaultRule, Faults } from "./faults.ts";
import { type Grant, Grants } from "./grants.ts";
import { Member, type MemberOptions, planMember } from "./member.ts";
import { type Mutation, MutationError, type Touched } from "./mutation.ts";
import { RateLimiter, type RateLimits } from "./rate-limit.ts";
import type { MemberRecords } from "./records.ts";
import { type App, readState, writeState } from "./state-file.ts";
import { Webhooks } from "./webhooks.ts";

const defaultLimits: RateLimits = { perMinute: 100, perDay: 10_000 };

/** What arrived: how often per path, the latest requests in order, and how many 429s the limiter itself gave. */
interface RequestStats {
  perPath: Record<string, number>;
  requests: { at: string; method: string; path: string; query: string; status: number | null }[];
  rateLimited: number;
  injected: Faults["struck"];
}

/** Behaviours about which the real cloud is uncertain, or which tests need both ways. */
interface CloudSettings {
  /** `omitted` leaves keys without value out instead of sending null. */
  nulls: "explicit" | "omitted";
  /** Which of a day's sleeps `/v2/cycle/{id}/sleep` and `/recovery` answer with when there was a nap. */
  napDayAnswer: "main" | "latest";
}

/** The WHOOP cloud in memory. Everything that changes it goes through here. */
export class Cloud {
  readonly clock: ControllableClock;
  readonly grants = new Grants();
  readonly webhooks: Webhooks;
  readonly settings: CloudSettings = { nulls: "explicit", napDayAnswer: "main" };
  faults: Faults;
  stats: RequestStats;
  private readonly appsById = new Map<string, { app: App; limiter: RateLimiter }>();
  private readonly membersById = new Map<number, Member>();
  private readonly seed: number;
  private readonly stateFile: string | undefined;

  /** Restores what `stateFile` holds, if it exists. */
  constructor(options: { clock: ControllableClock; seed: number; stateFile?: string | undefined }) {
    this.clock = options.clock;
    this.seed = options.seed;
    this.stateFile = options.stateFile;
    this.webhooks = new Webhooks(options.clock);
    this.faults = new Faults(options.seed);
    this.stats = { perPath: {}, requests: [], rateLimited: 0, injected: this.faults.struck };
    const saved = this.stateFile === undefined ? null : readState(this.stateFile);
    for (const app of saved?.apps ?? []) this.appsById.set(app.clientId, withLimiter(app));
    for (const seed of saved?.members ?? [])
      this.membersById.set(seed.userId, new Member(seed, this.clock.now()));
    if (saved) this.grants.load(saved.grants);
  }

  /** Registers an app, or replaces it. Rate limits default to 100 a minute and 10 000 a day; null lifts one. */
  registerApp(app: Pick<App, "clientId" | "clientSecret" | "redirectUris"> & Partial<App>): App {
    const whole: App = { limits: defaultLimits, webhookUrls: [], ...app };
    this.appsById.set(whole.clientId, withLimiter(whole));
    this.save();
    return whole;
  }

  /** Lifts or sets an app's limits; null for both when `limits` is null. */
  setLimits(clientId: string, limits: RateLimits | null): void {
    const app = this.mustApp(clientId);
    this.registerApp({ ...app, limits: limits ?? { perMinute: null, perDay: null } });
  }

  setWebhookUrls(clientId: string, webhookUrls: string[]): void {
    this.mustApp(clientId).webhookUrls = webhookUrls;
    this.save();
  }

  app(clientId: string): App | undefined {
    return this.appsById.get(clientId)?.app;
  }

  limiter(clientId: string): RateLimiter | undefined {
    return this.appsById.get(clientId)?.limiter;
  }

  /** Adds a member: generated, with given records, or empty (see `MemberOptions`). Replaces one with the same id. */
  addMember(options: MemberOptions = {}): Member {
    let free = 20_000_001;
    while (this.membersById.has(free)) free++;
    const userId = options.userId ?? free;
    const member = new Member(planMember(options, userId, this.seed, this.clock.now()), this.clock.now());
    this.membersById.set(userId, member);
    this.save();
    return member;
  }

  members(): Member[] {
    return [...this.membersById.values()];
  }

  member(userId: number): Member | undefined {
    return this.membersById.get(userId);
  }

  /** A member's records as they stand now, newest first, just as the API would list them. */
  records(userId: number): MemberRecords {
    this.advance();
    return this.mustMember(userId).store.all();
  }

  /** Carries out a mutation (see `mutationSchema`) and writes its webhook events. Throws a MutationError. */
  mutate(userId: number, mutation: Mutation): void {
    this.advance();
    const member = this.mustMember(userId);
    this.announce(userId, member.mutate(mutation, this.clock.now()));
    this.save();
  }

  /** From now on sends exactly these values instead of a member's records and profile (see `Member.malformed`). */
  malform(userId: number, sent: Record<string, unknown>): void {
    const { malformed } = this.mustMember(userId);
    malformed.clear();
    for (const [name, value] of Object.entries(sent)) malformed.set(name, value);
  }

  /** Lets everything happen to all members that happens up to the clock's now. Every request does this first. */
  advance(): void {
    for (const member of this.membersById.values()) {
      this.announce(member.userId, member.advance(this.clock.now()));
    }
  }

  /** The member ends the connection from WHOOP's side: with one app, or with all. */
  revoke(userId: number, clientId?: string): void {
    this.grants.revoke(userId, clientId);
    this.save();
  }

  /** Puts exactly these faults in force. */
  setFaults(rules: FaultRule[]): void {
    this.faults.set(rules);
  }

  /** Writes down a change of grants before anybody hears of it. */
  save(): void {
    if (this.stateFile === undefined) return;
    writeState(this.stateFile, {
      apps: [...this.appsById.values()].map(({ app }) => app),
      members: this.members().map((member) => member.seed),
      grants: this.grants.dump(),
    });
  }

  /** Who a bearer token speaks for; null when it is worth nothing. */
  grantOf(accessToken: string): Grant | null {
    return this.grants.byAccessToken(accessToken, this.clock.now());
  }

  /** How many requests came for a path (exact, or matching), the control surface not counted. */
  requestCount(path?: string | RegExp): number {
    const fits = (one: string) =>
      path === undefined || (typeof path === "string" ? one === path : path.test(one));
    return Object.entries(this.stats.perPath).reduce((sum, [one, count]) => sum + (fits(one) ? count : 0), 0);
  }

  /** Forgets faults, counters and used-up limits; apps, members and grants stay. */
  reset(): void {
    this.faults = new Faults(this.seed);
    this.stats = { perPath: {}, requests: [], rateLimited: 0, injected: this.faults.struck };
    for (const [clientId, { app }] of this.appsById) this.appsById.set(clientId, withLimiter(app));
    this.webhooks.deliveries.length = 0;
  }

  private announce(userId: number, touched: Touched[]): void {
    for (const { app } of this.appsById.values()) {
      if (!this.grants.connects(userId, app.clientId)) continue;
      for (const one of touched) this.webhooks.announce(app, userId, one);
    }
  }

  private mustMember(userId: number): Member {
    const member = this.membersById.get(userId);
    if (!member) throw new MutationError(`There is no member ${userId}.`);
    return member;
  }

  private mustApp(clientId: string): App {
    const app = this.app(clientId);
    if (!app) throw new MutationError(`There is no app ${clientId}.`);
    return app;
  }
}

function withLimiter(app: App): { app: App; limiter: RateLimiter } {
  return { app, limiter: new RateLimiter(app.limits) };
}
