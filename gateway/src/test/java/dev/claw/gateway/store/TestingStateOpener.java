package dev.claw.gateway.store;

import java.nio.file.Path;

/// A second process that tries to open a state directory.
final class TestingStateOpener {
  private TestingStateOpener() {}

  public static void main(String[] arguments) {
    try (StateDirectory state = StateDirectory.open(Path.of(arguments[0]))) {
      System.out.println("OPENED " + state.root());
    } catch (StoreException e) {
      System.out.println(e.code() + " " + e.getMessage());
    }
  }
}
