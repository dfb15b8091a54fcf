/** Words around every form. */
export const formText = {
  unreachableTitle: "No answer from this server.",
  unreachableDetail: "Check that Pulsekeep is running, then try again.",
  copy: "Copy",
  copied: "Copied",
  cancel: "Cancel",
} as const;
