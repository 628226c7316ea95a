package swamp.runtime.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

class DefinitionHashTest {
  private static final String PLAIN = "096fbcbacb391681b98c3194831cb24544eed1b1c25c0363ca74d3d1e2c355f5";
  private static final String WITH_INPUT = "dac3900cfc0a69f5e33b20444d59a6c4cfec41ca4e02b56553df0cff53c3b2c9";

  private static String hash(String json) {
    return DefinitionHash.of((ObjectNode) JsonText.parse(json));
  }

  @Test
  void theContractsCheckValuesComeOut() {
    assertEquals(PLAIN, hash("""
        {"globalArguments":{"region":"us-9"},"id":"07201ad7-ce1a-4206-ae4e-f667baecc55b","methods":{},"name":"p1",
         "tags":{},"version":1}"""));
    assertEquals(WITH_INPUT, hash("""
        {"globalArguments":{"region":"us-9"},"id":"07201ad7-ce1a-4206-ae4e-f667baecc55b",
         "methods":{"sync":{"arguments":{"n":"2"}}},"name":"p1","tags":{},"version":1}"""));
  }

  @Test
  void typeTypeVersionAndUnknownFieldsDoNotCount() {
    assertEquals(PLAIN, hash("""
        {"type":"@acme/probe","typeVersion":"2026.01.02.1","id":"07201ad7-ce1a-4206-ae4e-f667baecc55b","name":"p1",
         "version":1,"globalArguments":{"region":"us-9"},"whatever":[1]}"""));
  }

  @Test
  void theOrderOfKeysDoesNotCountAtAnyDepth() {
    assertEquals(
        hash("{\"name\":\"p\",\"version\":1,\"globalArguments\":{\"a\":{\"x\":1,\"y\":[2,1]},\"b\":2}}"),
        hash("{\"version\":1,\"globalArguments\":{\"b\":2,\"a\":{\"y\":[2,1],\"x\":1}},\"name\":\"p\"}"));
  }
}
