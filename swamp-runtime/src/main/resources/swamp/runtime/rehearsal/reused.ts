// The same in contexts that serve one run after another.
import { model as rehearsal } from "./rehearsal.ts";

export const model = { ...rehearsal, type: "@rehearsal/reused", isolation: "reuse" };
