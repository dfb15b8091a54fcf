/** Words around every page: navigation, banners, synchronisation. */
export const shellText = {
  product: "Pulsekeep",
  description: "Your WHOOP data, kept at home.",
  skipToContent: "Skip to content",
  mainNavigation: "Main",
  pages: {
    today: "Today",
    recovery: "Recovery",
    sleep: "Sleep",
    heart: "Heart",
    strain: "Strain",
    workouts: "Workouts",
    trends: "Trends",
    insights: "Insights",
    model: "Model",
    tables: "Tables",
    data: "Data",
    settings: "Settings",
  },
  morePages: "More",
  demo: {
    title: "Demo data from the built-in sandbox, not a real person",
    remove: "Remove in Settings",
  },
  /** Before the time. */
  offlineCopy: "This server cannot be reached. You see the copy kept here on",
  reconnect: {
    title: "WHOOP no longer lets us in",
    detail: "What is stored stays here. Connect again to receive new days.",
    action: "Reconnect",
  },
  disconnected: {
    title: "WHOOP is disconnected",
    detail: "What is stored stays here. Connect again to receive new days.",
    action: "Connect",
  },
  sync: {
    syncNow: "Sync now",
    failed: "The last sync did not finish.",
    partial: "The last sync could not read everything. Data says what is missing.",
    unreachable: "No answer from this server.",
    states: {
      requested: "Waiting to sync",
      running: "Syncing",
      paused: "Paused until WHOOP takes requests again",
    },
    records: "{records} records so far.",
    history: "Everything since {since} is here, older days are still arriving.",
  },
  error: {
    title: "This page could not be shown",
    detail: "Something went wrong on this server; its log says what. Your data is untouched.",
    retry: "Try again",
  },
  databaseAway: {
    title: "The database does not answer",
    detail:
      "Try again in a moment. If it stays away: see that PostgreSQL runs and that DATABASE_URL leads to it; without DATABASE_URL, start Pulsekeep again. What was stored before is all there.",
    retry: "Try again",
  },
  notFound: {
    title: "There is no such page",
    detail: "The address may be old or mistyped.",
    home: "To Today",
  },
} as const;
