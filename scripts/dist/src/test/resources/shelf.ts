// A vault whose secrets are files of a directory, and whose code talks about them.
export const vault = {
  type: "@test/shelf",
  name: "Shelf",
  description: "Files of a directory",
  createProvider: (_name: string, config: any) => ({
    get: async (key: string) => {
      const value = await Deno.readTextFile(`${config.directory}/${key}`);
      console.log("the shelf gives", value);
      return value;
    },
    put: (key: string, value: string) => Deno.writeTextFile(`${config.directory}/${key}`, value),
    list: async () => (await Array.fromAsync(Deno.readDir(config.directory))).map((file: any) => file.name),
  }),
};
