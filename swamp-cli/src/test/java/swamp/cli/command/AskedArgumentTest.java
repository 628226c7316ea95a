package swamp.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import swamp.protocol.JsonText;

class AskedArgumentTest {
  private static AskedArgument argument(String schema) {
    return new AskedArgument("a", JsonText.parse(schema.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
      "{'type':'string','enum':['eu','us']}                           # eu       # a=eu",
      "{'enum':[1,2]}                                                 # 2        # a:json=2",
      "{'anyOf':[{'const':'low'},{'const':'high'}]}                   # low      # a=low",
      "{'type':'boolean'}                                             # Yes      # a:json=true",
      "{'type':'boolean'}                                             # false    # a:json=false",
      "{'type':'integer','minimum':1,'maximum':10}                    # 10       # a:json=10",
      "{'type':'number'}                                              # -1.5     # a:json=-1.5",
      "{'type':'array','items':{'type':'string'}}                     # x, y     # a:json=[\"x\",\"y\"]",
      "{'type':'array','items':{'type':'string'}}                     # [\"x,y\"]  # a:json=[\"x,y\"]",
      "{'type':'array','items':{'type':'number'}}                     # [1]      # a:json=[1]",
      "{'type':'object'}                                              # {\"k\":1} # a:json={\"k\":1}",
      "{'type':'string'}                                              # 007      # a=007",
      "{}                                                             # words    # a=words",
      "{}                                                             # [1]      # a:json=[1]",
      "{'type':'integer'}                                             # ${{ inputs.n }} # a=${{ inputs.n }}",
      "{'type':'string','sensitive':true}                             # ${{ vault.get('v', 'k') }} # a=${{ vault.get('v', 'k') }}",
  })
  void anAnswerOfTheRightKindIsAWord(String schema, String typed, String word) {
    assertEquals(new AskedArgument.Answer.Word(word), argument(schema).answer(typed));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
      "{'type':'string','enum':['eu','us']}                # mars   # Expected one of: eu, us",
      "{'type':'boolean'}                                  # maybe  # Expected true or false",
      "{'type':'integer','minimum':1,'maximum':10}         # 11     # Expected a whole number from 1 to 10",
      "{'type':'integer'}                                  # 1.5    # Expected a whole number",
      "{'type':'number','minimum':0}                       # -1     # Expected a number from 0",
      "{'type':'number'}                                   # \"1\"    # Expected a number",
      "{'type':'array','items':{'type':'number'}}          # 1, 2   # Expected a list as JSON, such as [1, 2]",
      "{'type':'object'}                                   # [1]    # Expected an object as JSON, such as {\"key\": \"value\"}",
  })
  void anyOtherAnswerIsToldWhatIsExpected(String schema, String typed, String complaint) {
    assertEquals(new AskedArgument.Answer.Wrong(complaint), argument(schema).answer(typed));
  }

  @Test
  void aSecretIsNotTakenAsALiteral() {
    assertInstanceOf(AskedArgument.Answer.Wrong.class, argument("{'type':'string','sensitive':true}").answer("hunter2"));
  }

  @Test
  void theQuestionSaysWhatMayBeTyped() {
    assertEquals("a - Where (eu | us): ", argument("{'enum':['eu','us'],'description':'Where'}").question());
    assertEquals("a (integer from 1 to 10): ", argument("{'type':'integer','minimum':1,'maximum':10}").question());
    assertEquals("a (integer): ", argument("{'type':'integer','minimum':-9007199254740991,'maximum':9007199254740991}").question());
    assertEquals("a (string): ", argument("{'type':'string'}").question());
  }
}
