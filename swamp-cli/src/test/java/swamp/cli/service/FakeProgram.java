package swamp.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A program that notes how it is called and answers as it was told, for each first argument in its own order. */
final class FakeProgram {
  private final Path directory;
  private final String name;

  FakeProgram(Path directory, String name) throws IOException {
    this.directory = directory;
    this.name = name;
    Path program = Files.writeString(directory.resolve(name), """
        #!/bin/sh
        echo "$(basename "$0") $*" >> %1$s/calls
        verb=$1
        [ "$verb" = --user ] && verb=$2
        answers=%1$s/$(basename "$0")-$verb
        [ -s "$answers" ] || exit 0
        line=$(head -n 1 "$answers")
        if [ "$(wc -l < "$answers")" -gt 1 ]; then
          tail -n +2 "$answers" > "$answers.rest"
          mv "$answers.rest" "$answers"
        fi
        echo "${line#* }"
        exit "${line%%%% *}"
        """.formatted(directory));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Answers calls with this first argument by these lines, {@code status text}; the last one again and again. */
  FakeProgram answering(String verb, String... answers) throws IOException {
    Files.write(directory.resolve(name + "-" + verb), List.of(answers));
    return this;
  }

  /** All calls of all programs in the directory so far. */
  static List<String> calls(Path directory) throws IOException {
    Path file = directory.resolve("calls");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
