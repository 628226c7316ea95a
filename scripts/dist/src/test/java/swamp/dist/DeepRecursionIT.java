package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.dist.Swamp.Result;

/** Functions of extensions and expressions may nest about as deep as in the existing program, whose engine gives them 10,000 calls. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DeepRecursionIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
    swamp.write("extensions/models/deep.ts", """
        import { z } from "npm:zod@4";
        const sum = (list: unknown): number => Array.isArray(list) ? 1 + sum(list[0]) : 0;
        const endless = (): number => 1 + endless();
        export const model = {
          type: "@test/deep",
          version: "2026.01.01.1",
          globalArguments: z.object({ nested: z.number() }),
          methods: {
            go: { description: "Recurses", arguments: z.object({}), execute: async (_args: unknown, context: any) => {
              let list: unknown = 0;
              for (let i = 0; i < 8000; i++) list = [list];
              let end = "";
              try { endless(); } catch (error) { end = (error as Error).name; }
              console.log(`sum ${sum(list)}, nested ${context.globalArgs.nested}, ${end}`);
              return {};
            } },
          },
        };
        """);
    swamp.write("models/@test/deep/d.yaml", "type: '@test/deep'\ntypeVersion: 2026.01.01.1\nid: 9f14e45f-ceea-467f-9d0c-3f0c1f5b7a12\n"
        + "name: d\nversion: 1\ntags: {}\nglobalArguments:\n  nested: ${{ " + "(".repeat(240) + "1" + ")".repeat(240)
        + " + " + "1 + ".repeat(900) + "1 }}\nmethods: {}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--via-daemon=off", "--via-daemon=require"})
  void callsNestEightThousandDeepAndEndlessOnesEndInAnError(String path) throws IOException, InterruptedException {
    Result run = swamp.run("model", "method", "run", "d", "go", path);

    assertEquals(0, run.code(), run.errors());
    assertTrue((run.output() + run.errors()).contains("sum 8000, nested 902, RangeError"), run.output() + run.errors());
  }
}
