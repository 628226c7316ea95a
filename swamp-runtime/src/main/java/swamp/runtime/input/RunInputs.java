package swamp.runtime.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** The input sets of a request, one for each run (method-run §4.3). */
public final class RunInputs {
  private final CallerFiles files;

  public RunInputs(CallerFiles files) {
    this.files = files;
  }

  /**
   * The sets of inputs in the order of runs, at least one. Precedence from low to high: item of standard input, input
   * file, {@code --arg}, {@code --input}; maps are merged deeply. One JSON object as {@code --input} makes the file
   * count for nothing.
   *
   * @param standardInput the whole text when {@code --stdin} was given
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX}, {@link ErrorCode#USAGE} or
   *     {@link ErrorCode#FILE_ACCESS}, the code not shown
   */
  public List<ObjectNode> parse(
      List<String> arguments, List<String> inputs, Optional<String> inputFile, Optional<String> standardInput) {
    if (standardInput.isPresent() && inputFile.isPresent()) {
      throw new SwampException(ErrorCode.USAGE, "--stdin and --input-file cannot be used together.").withoutShownCode();
    }
    List<String> entries = new ArrayList<>(arguments);
    entries.addAll(inputs);
    ObjectNode given = entries(entries);
    ObjectNode above = inputFile.isPresent() && !InputEntries.isJson(entries)
        ? DeepMerge.merge(YamlInputs.mapping(files.read(inputFile.get(), "Input file"), inputFile.get()), given)
        : given;
    return standardInput.map(StandardInput::parse).orElseGet(() -> List.of(JsonText.object())).stream()
        .map(item -> DeepMerge.merge(item, above))
        .toList();
  }

  /** The values of entries alone, as {@code --global-arg} takes them. */
  public ObjectNode entries(List<String> entries) {
    return InputEntries.parse(entries, files);
  }
}
