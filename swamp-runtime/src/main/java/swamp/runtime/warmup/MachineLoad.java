package swamp.runtime.warmup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the machine has processor time to spare: it is not on battery and has less to do than it can. */
public final class MachineLoad {
  /** What this process itself adds by warming up. */
  private static final double OWN_LOAD = 1;

  private final Path powerSupplies;

  public MachineLoad() {
    this(Path.of("/sys/class/power_supply"));
  }

  MachineLoad(Path powerSupplies) {
    this.powerSupplies = powerSupplies;
  }

  /** Whether work that nobody waits for may be done now. */
  public boolean isSpare() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load <= Runtime.getRuntime().availableProcessors() + OWN_LOAD && !isOnBattery();
  }

  /** Whether a battery is being discharged; where the system does not say so in files, it is taken not to be. */
  boolean isOnBattery() {
    if (!Files.isDirectory(powerSupplies)) {
      return false;
    }
    try (DirectoryStream<Path> supplies = Files.newDirectoryStream(powerSupplies)) {
      for (Path supply : supplies) {
        Path status = supply.resolve("status");
        if (Files.isReadable(status) && Files.readString(status).strip().equals("Discharging")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
