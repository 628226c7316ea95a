// A report that shows everything it can get at.
export const report = {
  name: "@test/confession",
  description: "What a run knew",
  scope: "method",
  labels: ["secrets"],
  execute: async (context: any) => {
    console.log("the report knows", JSON.stringify(context.globalArgs), JSON.stringify(context.methodArgs));
    const contents = [];
    for (const handle of context.dataHandles) {
      const content = await context.dataRepository.getContent(context.modelType, context.modelId, handle.name, handle.version);
      contents.push(content && new TextDecoder().decode(content));
    }
    return {
      markdown: `# ${JSON.stringify(context.globalArgs)} ${JSON.stringify(context.methodArgs)} ${contents}\n`,
      json: { global: context.globalArgs, method: context.methodArgs, contents, error: context.errorMessage ?? null },
    };
  },
};
