/** Words of the set-up wizard. */
export const setupText = {
  title: "Set up",
  owner: {
    heading: "Welcome to Pulsekeep",
    lead: "Your WHOOP data, kept at home. First, who are you?",
    name: "Your name",
    password: "Password",
    passwordHint: "At least 12 characters of any kind. A few words in a row work well.",
    submit: "Continue",
  },
  noCode: {
    heading: "Open the address from the console",
    detail:
      "Set-up needs the one-time code that is part of the address printed when Pulsekeep starts, so that only someone at the machine can do it.",
    ways: [
      { id: "look", text: "Look for the address in the window where you started Pulsekeep, and open it." },
      {
        id: "restart",
        text: "Codes work once and for 30 minutes. Stop Pulsekeep and start it again to get a new one.",
      },
      {
        id: "password",
        text: "Is there an owner already? Set a new password on the machine: npm run cli -- user password",
      },
    ],
  },
  source: {
    heading: "Where should data come from?",
    lead: "You can do the other one later in Settings.",
    connectTitle: "My WHOOP strap",
    connectLead: "Connects to your WHOOP account, read only. Takes about five minutes.",
    connect: "Connect WHOOP",
    demoTitle: "Just looking",
    demoLead:
      "Adds a made-up person with three years of history. It is marked as demo data everywhere and goes with one click.",
    demo: "Add demo data",
  },
} as const;
