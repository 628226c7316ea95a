// Reports that extensions export: `report = { name, scope, labels?, execute }` (method-run §4.13).
import { MethodContext } from "./context.js";

const SCOPES = new Set(["method", "model", "workflow"]);

export function reportProblems(report) {
  const problems = [];
  if (typeof report.name !== "string" || report.name === "") problems.push("report.name must be a string");
  if (!SCOPES.has(report.scope)) problems.push("report.scope must be method, model or workflow");
  if (typeof report.execute !== "function") problems.push("report.execute must be a function");
  return problems;
}

export const describeReport = (report) => ({ scope: report.scope, labels: report.labels ?? [] });

/** Calls the report with the facts of a finished run; resolves to JSON {markdown, json} without what it did not make. */
export async function makeReport(report, facts) {
  const context = new MethodContext(undefined, facts, new AbortController().signal);
  const made = await report.execute(context.forReport());
  const markdown = made?.markdown === undefined ? undefined : String(made.markdown);
  return JSON.stringify({ markdown, json: made?.json });
}
