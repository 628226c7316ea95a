export const report = {
  name: "@test/inventory",
  description: "What the model has",
  scope: "model",
  execute: async (context: any) => {
    const all = await context.dataRepository.findAllForModel(context.modelType, context.modelId);
    return { markdown: all.map((data: any) => data.name).filter((name: string) => !name.startsWith("report-")).join(",") };
  },
};
