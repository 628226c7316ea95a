export const report = {
  name: "@test/cost",
  description: "What a run has cost",
  scope: "method",
  labels: ["money"],
  execute: async (context: any) => {
    if (context.methodArgs.n === "13") {
      throw new Error("no luck");
    }
    const handle = context.dataHandles.find((one: any) => one.specName === "state");
    const content = handle && await context.dataRepository.getContent(
      context.modelType, context.modelId, handle.name, handle.version);
    return {
      markdown: `# ${context.definition.name} ${context.methodName} ${context.executionStatus}\n`,
      json: {
        scope: context.scope,
        state: content ? JSON.parse(new TextDecoder().decode(content)) : null,
        region: context.globalArgs.region,
        error: context.errorMessage ?? null,
      },
    };
  },
};
