package swamp.cli.command;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Picocli's specification of one command while a {@link Specified} object tells what it holds. */
public final class Specification {
  private final CommandSpec command;

  private Specification(Object command) {
    this.command = CommandSpec.wrapWithoutInspection(command);
  }

  /** What picocli would have found in the annotations of this command. */
  public static CommandSpec of(Specified command) {
    Specification specification = new Specification(command);
    command.specify(specification);
    return specification.command;
  }

  /** What the command's own annotation says. */
  public void command(String name, String[] description, String[] footer) {
    command.name(name);
    command.usageMessage().description(description).footer(footer);
  }

  /** An option that is a field of {@code owner}. */
  public void add(OptionSpec.Builder option, Specified owner, int field) {
    Binding binding = new Binding(owner, field);
    command.addOption(option.initialValue(owner.value(field)).getter(binding).setter(binding).build());
  }

  /** An argument that is a field of {@code owner}. */
  public void add(PositionalParamSpec.Builder argument, Specified owner, int field) {
    Binding binding = new Binding(owner, field);
    command.addPositional(argument.initialValue(owner.value(field)).getter(binding).setter(binding).build());
  }

  /** Where the value of an {@link ArgSpec} is kept. */
  private record Binding(Specified owner, int field) implements IGetter, ISetter {
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Picocli's shape; it asks for the type that the field has.
    public <T> T get() {
      return (T) owner.value(field);
    }

    @Override
    public <T> T set(T value) {
      T former = get();
      owner.assign(field, value);
      return former;
    }
  }
}
