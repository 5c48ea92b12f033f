package dev.claw.node;

import dev.claw.node.command.Commands;
import dev.claw.node.command.DeviceCommands;
import dev.claw.node.exec.ExecApprovals;
import dev.claw.node.exec.RunCommands;
import dev.claw.node.invoke.InvokeDesk;
import dev.claw.node.store.IdentityStore;
import dev.claw.node.store.NodeSettings;
import dev.claw.node.store.StateFolder;
import dev.claw.node.surface.Surface;
import dev.claw.os.Machine;
import dev.claw.protocol.client.Backoff;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.client.GatewayLink;
import dev.claw.protocol.client.Sockets;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.InvalidKeyException;
import dev.claw.protocol.node.NodeEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lends this machine's abilities to a gateway, as far as its owner consents. Connects, waits for
/// its approval, comes back after restarts and sleep, and never gives up until it is closed.
public final class NodeAgent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final StateLock lock;
  private final NodeIntroduction introduction;
  private final Admission admission;
  private final Offering offering;
  private final DeviceCommands device;
  private final InvokeDesk desk;
  private final StateBoard board;
  private final NodeLink owner;
  private final Sockets sockets = new Sockets();
  private final GatewayLink link;
  private final Reporter reporter = new Reporter(this::connection);
  private final StatusWriter status;
  private final Heartbeat heartbeat;
  private final AtomicBoolean announcing = new AtomicBoolean();

  /// Opens a node of this machine, with what its owner configured in `node.json`.
  ///
  /// @throws NodeStartException it is not paired, is running already, or its files are damaged
  public static NodeAgent open(NodeOptions options) throws NodeStartException {
    try {
      NodeSettings settings = NodeSettings.read(StateFolder.in(options.stateDirectory()));
      return open(options, Machine.detect(settings.machine(System.getenv())));
    } catch (IOException | IllegalArgumentException e) {
      throw failed(options, e);
    }
  }

  /// Opens a node of a given machine.
  ///
  /// @throws NodeStartException it is not paired, is running already, or its files are damaged
  public static NodeAgent open(NodeOptions options, Machine machine) throws NodeStartException {
    StateFolder folder = StateFolder.in(options.stateDirectory());
    try {
      Admission admission = Admission.to(options.gateway(), folder, options.sharedToken());
      StateLock lock = StateLock.take(folder);
      try {
        var agent = new NodeAgent(options, machine, admission, lock);
        agent.start();
        return agent;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | InvalidKeyException e) {
      throw failed(options, e);
    }
  }

  private NodeAgent(NodeOptions options, Machine machine, Admission admission, StateLock lock)
      throws IOException {
    StateFolder folder = lock.folder();
    this.lock = lock;
    this.admission = admission;
    introduction =
        NodeIntroduction.of(
            new IdentityStore(folder).loadOrCreate(),
            options.name() == null ? NodeSettings.read(folder).name() : options.name(),
            machine.host().identity(),
            System.getenv("PATH"));
    offering = new Offering(machine, folder, options.prompt());
    device = new DeviceCommands(machine, folder.path());
    desk = new InvokeDesk(id().value(), offering.gate(), commands(options, machine, folder));
    status = new StatusWriter(NodeStatus.file(folder), this::status);
    board =
        new StateBoard(
            new NodeState.Connecting(admission.gateway()),
            state -> {
              options.listener().accept(state);
              status.changed();
            });
    owner = new NodeLink(linkParts(options.timing()), this::greet);
    link = new GatewayLink(sockets, admission.gateway(), owner, new Backoff(new SecureRandom()));
    heartbeat = new Heartbeat(options.timing(), new Duties());
  }

  private Commands commands(NodeOptions options, Machine machine, StateFolder folder) {
    Path home = Path.of(System.getProperty("user.home", "/"));
    var approvals = new ExecApprovals(folder, machine.processes(), home);
    var runs = new RunCommands(machine.processes(), approvals, options.prompt(), reporter::tell);
    return new Commands(machine, device, approvals, runs);
  }

  private NodeLink.Parts linkParts(NodeTiming timing) {
    return new NodeLink.Parts(
        introduction,
        admission,
        new RefusalRules(admission, id().brief(), timing.slow(), System::nanoTime),
        desk,
        offering::surface,
        board::show,
        this::reconnect);
  }

  private void start() {
    reporter.start();
    link.start();
    status.start();
    heartbeat.start();
  }

  /// This node's id.
  public DeviceId id() {
    return introduction.identity().id();
  }

  /// Where it stands.
  public NodeState state() {
    return board.state();
  }

  /// What it offers and withholds right now.
  public Surface surface() {
    return offering.surface();
  }

  /// Waits until the node is connected and admitted; whether that came in time.
  public boolean awaitReady(Duration atMost) throws InterruptedException {
    return awaitState(NodeState.Ready.class, atMost);
  }

  /// Waits for a kind of state; whether it came in time.
  public boolean awaitState(Class<? extends NodeState> kind, Duration atMost)
      throws InterruptedException {
    return board.await(kind::isInstance, atMost);
  }

  /// Waits until the node is closed.
  public void awaitClosed() throws InterruptedException {
    board.await(NodeState.Stopped.class::isInstance, StateBoard.ever());
  }

  /// Looks at the machine and at the owner's decisions now instead of at the next tick.
  public void refresh() {
    refresh(true);
  }

  @Override
  public void close() {
    heartbeat.close();
    desk.close();
    link.close();
    reporter.close();
    try {
      link.awaitStopped(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    status.close();
    sockets.close();
    lock.close();
  }

  private final class Duties implements Heartbeat.Duties {
    @Override
    public void probe(boolean due) {
      refresh(due);
    }

    @Override
    public void report() {
      desk.sweep();
      GatewayConnection current = connection();
      if (current != null) {
        greet(current);
      }
    }

    @Override
    public void awake() {
      LOG.info("The machine has slept; connecting anew");
      reconnect();
    }
  }

  private void refresh(boolean due) {
    if (offering.refresh(due)) {
      status.changed();
    }
    announce();
  }

  /// A changed surface is told by connecting again, which must not cut off a running command.
  private void announce() {
    if (isAnnounced() || !announcing.compareAndSet(false, true)) {
      return;
    }
    desk.whenIdle(
        () -> {
          announcing.set(false);
          if (!isAnnounced() && connection() != null) {
            LOG.info("What this node offers has changed; telling the gateway");
            reconnect();
          }
        });
  }

  private boolean isAnnounced() {
    Surface told = owner.announced();
    return told == null || told.announcesLike(surface());
  }

  /// Asked for on threads of the link and of the desk, which must not wait for a farewell.
  private void reconnect() {
    Thread.ofVirtual().name("node-reconnect").start(link::reconnectNow);
  }

  private @Nullable GatewayConnection connection() {
    return link.connection();
  }

  private void greet(GatewayConnection connection) {
    device.stats().ifPresent(stats -> reporter.tell(NodeEvent.of(NodeEvent.HOST_STATS, stats)));
    HelloOk.Features features = connection.hello().features();
    if (features != null
        && features.capabilities() != null
        && features.capabilities().contains(NodeEvent.POWER)) {
      reporter.tell(NodeEvent.of(NodeEvent.POWER, device.power()));
    }
  }

  private NodeStatus status() {
    NodeState state = board.state();
    return new NodeStatus(
        ProcessHandle.current().pid(),
        id().value(),
        introduction.name(),
        admission.gateway().toString(),
        state.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        state.describe(),
        System.currentTimeMillis(),
        NodeStatus.entries(surface()));
  }

  private static NodeStartException failed(NodeOptions options, Exception cause) {
    return new NodeStartException(
        "The node cannot start with "
            + StateFolder.in(options.stateDirectory()).path()
            + ": "
            + cause.getMessage(),
        cause);
  }
}
