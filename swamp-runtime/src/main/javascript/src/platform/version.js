/** The version of Deno whose behaviour extensions find here; they tell their runtime by it. */
export const denoVersion = "2.9.6";
