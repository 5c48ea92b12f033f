package dev.claw.node;

import dev.claw.node.exec.TestingProcesses;
import dev.claw.os.Availability;
import dev.claw.os.Camera;
import dev.claw.os.CapabilityException;
import dev.claw.os.HostFacts;
import dev.claw.os.Location;
import dev.claw.os.Machine;
import dev.claw.os.Media;
import dev.claw.os.Notifier;
import dev.claw.os.Power;
import dev.claw.os.Processes;
import dev.claw.os.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A machine whose abilities a test switches, and that keeps what it was asked to do.
final class TestingMachine implements Machine {
  static final byte[] PICTURE = {1, 2, 3};

  volatile Availability screenIs = Availability.available();
  volatile Availability cameraIs = Availability.available();
  volatile int pictureBytes = PICTURE.length;
  volatile boolean black;
  volatile Processes programs = new TestingProcesses();
  final AtomicInteger snapshots = new AtomicInteger();
  final BlockingQueue<Notifier.Notification> shown = new LinkedBlockingQueue<>();

  /// Counted down when a slow snapshot has begun; see [#holdSnapshots].
  final CountDownLatch began = new CountDownLatch(1);

  /// Counted down when a slow snapshot was interrupted.
  final CountDownLatch interrupted = new CountDownLatch(1);

  private volatile CountDownLatch hold = new CountDownLatch(0);

  private volatile CountDownLatch holdFilm = new CountDownLatch(0);

  /// Snapshots wait from now on until the returned latch is counted down.
  CountDownLatch holdSnapshots() {
    hold = new CountDownLatch(1);
    return hold;
  }

  /// Recordings wait from now on until the returned latch is counted down.
  CountDownLatch holdRecordings() {
    holdFilm = new CountDownLatch(1);
    return holdFilm;
  }

  @Override
  public Screen screen() {
    return new Screen() {
      @Override
      public Availability probe() {
        return screenIs;
      }

      @Override
      public Availability probeRecording() {
        return screenIs;
      }

      @Override
      public List<Display> displays() {
        return List.of(new Display(0, "test", 0, 0, 1, 1));
      }

      @Override
      public Picture snapshot(SnapshotRequest request)
          throws CapabilityException, InterruptedException {
        snapshots.incrementAndGet();
        began.countDown();
        try {
          hold.await();
        } catch (InterruptedException e) {
          interrupted.countDown();
          throw e;
        }
        if (request.screenIndex() > 0) {
          throw new CapabilityException(
              CapabilityException.Code.SCREEN_UNAVAILABLE, "There is one display.");
        }
        byte[] bytes = pictureBytes == PICTURE.length ? PICTURE : new byte[pictureBytes];
        return new Picture(
            new Media(request.format().wireName(), bytes), 640, 480, 0, Instant.EPOCH, black);
      }

      @Override
      public Recording record(RecordingRequest request) throws InterruptedException {
        holdFilm.await();
        return new Recording(
            new Media("mp4", PICTURE), request.duration(), request.framesPerSecond(), 0, false);
      }
    };
  }

  @Override
  public Camera camera() {
    return new Camera() {
      @Override
      public Availability probe() {
        return cameraIs;
      }

      @Override
      public List<Device> list() {
        return List.of(new Device("0", "Test", "front", "test"));
      }

      @Override
      public Photo snap(SnapRequest request) {
        return new Photo(new Media("jpg", PICTURE), request.maxWidth(), 1);
      }

      @Override
      public Clip clip(ClipRequest request) {
        return new Clip(new Media("mp4", PICTURE), request.duration(), request.includeAudio());
      }
    };
  }

  @Override
  public Location location() {
    return new Location() {
      @Override
      public Availability probe() {
        return Availability.available();
      }

      @Override
      public Position locate(LocationRequest request) {
        return new Position(52.5, 13.4, 10, null, null, null, Instant.EPOCH, true, Source.UNKNOWN);
      }
    };
  }

  @Override
  public Notifier notifier() {
    return new Notifier() {
      @Override
      public Availability probe() {
        return Availability.available();
      }

      @Override
      public void show(Notification notification) {
        shown.add(notification);
      }
    };
  }

  @Override
  public HostFacts host() {
    return new HostFacts() {
      @Override
      public Identity identity() {
        return new Identity("testbox", "Model", "Linux", "1", "en-US");
      }

      @Override
      public int processors() {
        return 2;
      }

      @Override
      public Optional<LoadAverage> load() {
        return Optional.of(new LoadAverage(0.5, 0.25, 0.125));
      }

      @Override
      public Optional<Memory> memory() {
        return Optional.of(new Memory(1000, 400));
      }

      @Override
      public Optional<Storage> storage(Path path) {
        return Optional.of(new Storage(100, 30));
      }

      @Override
      public Optional<Duration> uptime() {
        return Optional.of(Duration.ofSeconds(99));
      }

      @Override
      public Thermal thermal() {
        return Thermal.NOMINAL;
      }

      @Override
      public List<Network> networks() {
        return List.of(new Network("eth0", Link.WIRED, true));
      }
    };
  }

  @Override
  public Power power() {
    return () -> new Power.Supply(OptionalDouble.of(0.5), Power.BatteryState.CHARGING, true, false);
  }

  @Override
  public Processes processes() {
    return programs;
  }
}
