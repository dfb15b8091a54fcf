/** The words of the Import page. */
export const importText = {
  title: "Import and export",
  lead: "WHOOP's data export holds your whole history, the journal too. Import it before or after you connect: what both know is kept once.",
  link: "Import and export",
  linkDetail: "Your whole history from WHOOP's export, in; everything stored here, out.",
  drop: {
    title: "Drop the export here",
    detail:
      "The ZIP file WHOOP sent you, or the CSV files inside it, in any language. In the WHOOP app: More, App Settings, Data Export. You see what would change before anything is stored.",
    choose: "Choose files",
    sending: "Sending",
    unreachable: "The upload did not get through. Check that Pulsekeep is running and try again.",
  },
  reading: "Reading",
  rows: "{n} rows read",
  oneRow: "1 row read",
  states: {
    arriving: "arriving",
    uploaded: "waits to be read",
    reading: "is being read",
    ready: "preview: nothing is stored yet",
    confirmed: "is being stored",
    done: "stored",
    same: "these very contents are stored already",
    undoing: "is being undone",
    undone: "undone",
    discarded: "discarded",
    failed: "not stored",
  },
  actions: {
    store: "Store it",
    discard: "Discard",
    undo: "Undo this import",
    undoTitle: "Undo this import?",
    undoDetail:
      "Everything only this import brought goes. What WHOOP's cloud and other imports gave stays as it is.",
    undoConfirm: "Undo it",
    close: "Keep it",
  },
  report: {
    preview: "What storing this import would change",
    stored: "What this import changed",
    columns: {
      file: "File",
      type: "Holds",
      read: "Read",
      skipped: "Skipped",
      new: "New",
      changed: "Changed",
      unchanged: "Unchanged",
      leftOut: "Left out",
    },
    types: {
      cycles: "Cycles",
      sleeps: "Sleeps",
      recoveries: "Recoveries",
      workouts: "Workouts",
      journal: "Journal",
    },
    resaved:
      "{file} was saved again by a spreadsheet program. It could be read, but values may have lost digits.",
    skipped: "{file}: {n} rows skipped",
    oneSkipped: "{file}: 1 row skipped",
    row: "Row {row}: {words}",
    rowAndOthers: "Row {row} and {n} others: {words}",
    rowAndOneOther: "Row {row} and 1 other: {words}",
    more: "and {n} more",
    mayBeNap:
      "{file}: {n} recoveries were left out, because they may be a nap's and not the night's. With the sleeps file in the same import that can be told.",
    oneMayBeNap:
      "{file}: 1 recovery was left out, because it may be a nap's and not the night's. With the sleeps file in the same import that can be told.",
    deletedByWhoop: "{file}: {n} records were left out, because WHOOP deleted them.",
    oneDeletedByWhoop: "{file}: 1 record was left out, because WHOOP deleted it.",
  },
  sources: {
    title: "Where the values come from",
    onlyImported: "This record has one source: all of it is from an import.",
    completed: "Everything else is from WHOOP's API.",
    from: "From {file}:",
    conflict: "{file} says otherwise, beyond rounding. WHOOP's API counts:",
    values: "{name}: {stored} here, {imported} in the export",
  },
  conflicts: {
    title: "Told differently",
    lead: "Values in which WHOOP's API and an export differ beyond rounding. The API's are shown.",
    none: "None: what the exports say agrees with WHOOP's API.",
    values: "{n} values differ from {file}",
    oneValue: "1 value differs from {file}",
  },
  export: {
    title: "Take everything along",
    lead: "Every record, imported ones too, in one ZIP file.",
    formats: {
      csv: {
        label: "Download CSV",
        detail: "One table per kind of record, unrounded. For spreadsheets and programs.",
      },
      json: {
        label: "Download JSON",
        detail: "The same with WHOOP's own records beside it. Imports again without loss.",
      },
      whoop: {
        label: "Download WHOOP's layout",
        detail: "As WHOOP's own export, for programs that read it.",
      },
    },
  },
};
