/** What Next hands to a page: the folders in brackets, and the query. */
export interface PageProps<Folder extends string = never> {
  params: Promise<Record<Folder, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}
