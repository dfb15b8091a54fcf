/** Words of the way to WHOOP and back. */
export const connectText = {
  title: "Connect WHOOP",
  heading: "Connect WHOOP",
  lead: "WHOOP gives each household its own key to its data. You make it once, on WHOOP's site, and bring it here.",
  otherNameTitle: "You opened Pulsekeep under another name than WHOOP will send you back to",
  otherName:
    "Begin at {origin} if it opens in this browser. If it does not (Pulsekeep runs on another machine), connect here and paste the address the browser ends on at the bottom of this page.",
  dashboardTitle: "1. Make an app at WHOOP",
  steps: {
    open: "Sign in at",
    dashboardUrl: "https://developer.whoop.com",
    openAfter: "with your WHOOP account. Make a team first if it asks for one.",
    create: "Choose “Create app” and give it any name.",
    redirect: "Paste this address as redirect URL. It must match letter by letter.",
    scopes: "Tick every scope that begins with “read:”, and “offline” if it is listed.",
    copy: "Save, then copy client ID and client secret into the fields below.",
  },
  redirectLabel: "Redirect address",
  credentialsTitle: "2. Bring the key here",
  credentialsKnown: "The app {clientId} is saved. You can connect with it, or enter another one below.",
  fromEnvironmentTitle: "The key is set by the environment",
  fromEnvironment:
    "WHOOP_CLIENT_ID and WHOOP_CLIENT_SECRET name the app {clientId}, so nothing has to be entered here.",
  ownerOnly: "Only the owner of this install can enter the key. Ask them to do this step first.",
  form: {
    clientId: "Client ID",
    clientSecret: "Client secret",
    clientSecretHint: "Kept encrypted. It is never shown again.",
    test: "Test",
    testing: "Asking WHOOP",
    accepted: "WHOOP knows this app.",
    wrongClient:
      "WHOOP does not know this pair of ID and secret. Copy both again; nothing may be missing at the ends.",
    saveAndConnect: "Save and connect",
  },
  connect: "Connect WHOOP",
  refusedTitle: "WHOOP's dashboard refuses the redirect address?",
  refusedLead:
    "Some accounts may register http addresses, some may not. Register one of these instead, save the key above, and connect with it. The browser will end on a page that does not load: paste its address below.",
  otherAddresses: {
    https: { label: "Address with https", connect: "Connect with https" },
    scheme: { label: "Address with WHOOP's own scheme", connect: "Connect with whoop://" },
  },
  schemeNote:
    "With whoop:// most browsers show the final address in their developer tools only, so try it last.",
  httpsNote:
    "Or give Pulsekeep an https address of its own, for example with Tailscale or a reverse proxy, set APP_URL to it and start again.",
  pasteTitle: "Did the browser end on a page that does not load?",
  pasteLead:
    "Then WHOOP sent you to a machine that is not this one. Copy the whole address and paste it here within ten minutes.",
  pasteLabel: "Address the browser ended on",
  pasteSubmit: "Finish connecting",
  progress: {
    title: "Connecting",
    heading: "Connecting to WHOOP",
    checking: "Checking whose data it is",
    slow: "This takes longer than usual. The worker asks WHOOP as soon as it can; you can leave this page open.",
    accepted: "Connected. Your days are on their way.",
    refusedTitle: "This connection was not accepted",
    again: "Begin again",
    toToday: "Go to Today",
  },
  failed: {
    title: "Not connected",
    heading: "The connection was not made",
    whoopCode: "WHOOP's code: {code}",
    again: "Begin again",
    toSettings: "Settings",
  },
  problems: {
    "unknown-state": {
      title: "This answer does not belong to a connection begun here.",
      advice: "Begin again with the button below, and finish in the same browser.",
    },
    expired: {
      title: "The connection was begun more than ten minutes ago.",
      advice: "Begin again; WHOOP's page remembers you.",
    },
    used: {
      title: "This answer was used already.",
      advice: "Look in Settings: the connection may be there. If not, begin again.",
    },
    "other-browser": {
      title: "The connection was begun in another browser, or under another name of this machine.",
      advice: "Finish it there: paste the address this browser ended on.",
    },
    "other-account": {
      title: "The connection was begun by another account of this install.",
      advice: "Sign in as that account to finish it, or begin again here.",
    },
    "begun-elsewhere": {
      title: "The connection was begun on the command line.",
      advice: "Finish it there: npm run cli -- auth --redirected ADDRESS",
    },
    denied: {
      title: "Access was denied on WHOOP's page.",
      advice: "Begin again and choose to allow access. Pulsekeep only ever reads.",
    },
    "invalid-scope": {
      title: "WHOOP says that the app may not ask for all of these permissions.",
      advice:
        "Tick every scope that begins with “read:” for the app at WHOOP, and “offline” if it is listed.",
    },
    "request-forbidden": {
      title: "WHOOP lost track of the sign-in.",
      advice: "Allow cookies for whoop.com, close other tabs of WHOOP's sign-in, and begin again.",
    },
    "invalid-state": {
      title: "WHOOP did not accept the mark by which we recognise its answer.",
      advice: "Begin again with the button below, without changing the address of WHOOP's page.",
    },
    "invalid-request": {
      title: "WHOOP did not understand the request.",
      advice:
        "Most often the redirect address at WHOOP differs in a letter. Compare it with the one shown when you begin again.",
    },
    "unauthorized-client": {
      title: "WHOOP does not let this app connect anybody.",
      advice:
        "Look at the app at WHOOP: it must be active, and until WHOOP approves it ten members at most may use it.",
    },
    "server-error": {
      title: "Something went wrong at WHOOP.",
      advice: "Wait some minutes, then begin again.",
    },
    "temporarily-unavailable": {
      title: "WHOOP is too busy at the moment.",
      advice: "Wait some minutes, then begin again.",
    },
    "invalid-code": {
      title: "WHOOP did not accept the one-time code it had just given.",
      advice:
        "Most often the redirect address at WHOOP differs in a letter. Compare it, begin again and finish within a few minutes.",
    },
    "refused-by-whoop": {
      title: "WHOOP did not accept the connection.",
      advice:
        "Begin again. If it happens once more, compare redirect address and scopes at WHOOP with what is shown here.",
    },
    "wrong-client": {
      title: "WHOOP refuses the client ID and secret.",
      advice: "Copy both again from WHOOP's developer dashboard.",
    },
    "no-answer": {
      title: "WHOOP could not be reached.",
      advice: "Check this machine's network, then begin again.",
    },
    "missing-scopes": {
      title: "WHOOP did not grant lasting access.",
      advice:
        "Tick every scope and “offline” for the app at WHOOP, then begin again and leave everything ticked.",
    },
    "no-app": {
      title: "There is no WHOOP app to connect with yet.",
      advice: "Enter its client ID and secret first.",
    },
  },
  unknownProblem: {
    title: "Something went wrong on the way.",
    advice: "Begin again. The log of the machine says more.",
  },
} as const;
