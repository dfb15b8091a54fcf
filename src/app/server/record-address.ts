/** An id as it stands in an address: Next hands the folders of a page on with colons still escaped. */
export function idInAddress(folder: string): string {
  return folder.replace(/%3a/gi, ":");
}
