package dev.claw.node;

import dev.claw.node.store.StateFolder;
import dev.claw.node.surface.ConsentBook;
import dev.claw.node.surface.ConsentPrompt;
import dev.claw.node.surface.Surface;
import dev.claw.node.surface.SurfaceProbe;
import dev.claw.os.Machine;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What this machine offers at this moment, kept up to date.
final class Offering {
  private final ConsentBook consents;
  private final SurfaceProbe probe;
  private final @Nullable ConsentPrompt prompt;
  private final ReentrantLock lock = new ReentrantLock();
  private long consentStamp;
  private volatile Surface surface;

  Offering(Machine machine, StateFolder folder, @Nullable ConsentPrompt prompt) {
    this.consents = new ConsentBook(folder);
    this.probe = new SurfaceProbe(machine, consents, prompt != null);
    this.prompt = prompt;
    this.consentStamp = consents.stamp();
    this.surface = probe.probe();
  }

  Surface surface() {
    return surface;
  }

  SurfaceGate gate() {
    return new SurfaceGate(this::surface, probe, consents, prompt);
  }

  /// Looks again, when it is time or the owner decided something.
  ///
  /// @return whether anything is different now
  boolean refresh(boolean due) {
    lock.lock();
    try {
      long stamp = consents.stamp();
      if (!due && stamp == consentStamp) {
        return false;
      }
      consentStamp = stamp;
      Surface now = probe.probe();
      boolean different = !now.equals(surface);
      surface = now;
      return different;
    } finally {
      lock.unlock();
    }
  }
}
