package swamp.runtime.script;

import java.util.Optional;

/** The signals of POSIX systems that extensions send and see. */
enum Signal {
  SIGHUP(1, 1),
  SIGINT(2, 2),
  SIGQUIT(3, 3),
  SIGILL(4, 4),
  SIGTRAP(5, 5),
  SIGABRT(6, 6),
  SIGBUS(7, 10),
  SIGFPE(8, 8),
  SIGKILL(9, 9),
  SIGUSR1(10, 30),
  SIGSEGV(11, 11),
  SIGUSR2(12, 31),
  SIGPIPE(13, 13),
  SIGALRM(14, 14),
  SIGTERM(15, 15),
  SIGCHLD(17, 20),
  SIGCONT(18, 19),
  SIGSTOP(19, 17),
  SIGTSTP(20, 18),
  SIGTTIN(21, 21),
  SIGTTOU(22, 22),
  SIGURG(23, 16),
  SIGXCPU(24, 24),
  SIGXFSZ(25, 25),
  SIGVTALRM(26, 26),
  SIGPROF(27, 27),
  SIGWINCH(28, 28),
  SIGIO(29, 23),
  SIGSYS(31, 12);

  private final int linuxNumber;
  private final int darwinNumber;

  Signal(int linuxNumber, int darwinNumber) {
    this.linuxNumber = linuxNumber;
    this.darwinNumber = darwinNumber;
  }

  int number() {
    return OperatingSystem.isDarwin() ? darwinNumber : linuxNumber;
  }

  static Optional<Signal> ofNumber(int number) {
    for (Signal signal : values()) {
      if (signal.number() == number) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }

  /**
   * A signal by its name or number, as the guest gave it.
   *
   * @throws HostError a TypeError when there is no such signal
   */
  static Signal named(String name) {
    for (Signal signal : values()) {
      if (signal.name().equals(name) || Integer.toString(signal.number()).equals(name)) {
        return signal;
      }
    }
    throw new HostError("TypeError", "Invalid signal: " + name);
  }
}
