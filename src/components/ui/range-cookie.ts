/** Where the last choice of a range is kept: in the browser, so that every page of it opens with the same days. */
export const rangeCookie = "pulsekeep-range";
