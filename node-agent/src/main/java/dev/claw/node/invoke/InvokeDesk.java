package dev.claw.node.invoke;

import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.command.NodeCommandSpec;
import dev.claw.protocol.node.NodeInvokeCancel;
import dev.claw.protocol.node.NodeInvokeProgress;
import dev.claw.protocol.node.NodeInvokeRequest;
import dev.claw.protocol.node.NodeInvokeResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Takes invocations, runs at most eight at a time, each within its deadline, and each idempotency
/// key once. Nothing here blocks the caller.
public final class InvokeDesk implements AutoCloseable {
  /// Commands that run at the same time.
  static final int MOST_RUNNING = 8;

  /// Commands that run or wait for their turn.
  static final int MOST_OPEN = 72;

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

  private final String nodeId;
  private final JobRunner runner;
  private final Semaphore slots = new Semaphore(MOST_RUNNING, true);
  private final ReentrantLock lock = new ReentrantLock();
  private final RecentJobs jobs;
  private final List<Runnable> whenIdle = new ArrayList<>();
  private int answering;

  /// A desk that runs commands with a handler, as far as the gate lets them.
  public InvokeDesk(String nodeId, Gate gate, CommandHandler handler) {
    this(nodeId, gate, handler, System::nanoTime);
  }

  InvokeDesk(String nodeId, Gate gate, CommandHandler handler, LongSupplier nanos) {
    this.nodeId = nodeId;
    this.runner = new JobRunner(gate, handler);
    this.jobs = new RecentJobs(nanos);
  }

  /// Takes an invocation; the answer goes to the line.
  public void request(ReplyLine line, NodeInvokeRequest request) {
    Optional<NodeCommandSpec> spec = NodeCommandSpec.named(request.command());
    if (!request.nodeId().equals(nodeId)) {
      refuse(line, request, ErrorCode.INVALID_REQUEST.name(), "This is not that node.");
    } else if (spec.isEmpty()) {
      refuse(
          line,
          request,
          ErrorCode.INVALID_REQUEST.name(),
          "This node does not know the command; `claw-node status` lists what it offers.");
    } else {
      accept(line, request, spec.get());
    }
  }

  /// Stops an invocation nobody waits for any more.
  public void cancel(NodeInvokeCancel cancel) {
    lock.lock();
    try {
      for (Job job : jobs.running()) {
        if (job.serves(cancel.invokeId())) {
          deliver(job, job.settle(new Outcome.Failed("ABORTED", "The call was cancelled.")));
          job.stop();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Runs an action as soon as nothing runs: at once, or when the last answer has been given.
  public void whenIdle(Runnable action) {
    lock.lock();
    try {
      if (jobs.runningCount() > 0 || answering > 0) {
        whenIdle.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  /// Forgets what need not be remembered any longer.
  public void sweep() {
    lock.lock();
    try {
      jobs.sweep();
    } finally {
      lock.unlock();
    }
  }

  /// Stops everything that runs.
  @Override
  public void close() {
    lock.lock();
    try {
      whenIdle.clear();
      jobs.running().forEach(Job::stop);
    } finally {
      lock.unlock();
    }
  }

  private void accept(ReplyLine line, NodeInvokeRequest request, NodeCommandSpec spec) {
    String key = request.idempotencyKey() == null ? request.id() : request.idempotencyKey();
    var waiter = new Job.Waiter(line, request.id());
    lock.lock();
    try {
      Job known = jobs.running(key);
      if (known == null) {
        known = jobs.ended(key);
      }
      if (known != null) {
        repeat(known, key, waiter, request);
      } else if (jobs.runningCount() >= MOST_OPEN) {
        refuse(
            line, request, "UNAVAILABLE", "This node is busy; try again when its commands ended.");
      } else {
        var job = new Job(request, spec, waiter);
        jobs.started(key, job);
        Thread.ofVirtual().name("invoke-", 0).start(() -> supervise(key, job));
      }
    } finally {
      lock.unlock();
    }
  }

  private void repeat(Job known, String key, Job.Waiter waiter, NodeInvokeRequest request) {
    if (!known.sameCall(request)) {
      refuse(
          waiter.line(),
          request,
          ErrorCode.INVALID_REQUEST.name(),
          "The idempotency key belongs to another call; use a new one.");
    } else if (known.join(waiter) != null) {
      Outcome outcome = jobs.running(key) == known ? known.outcome() : jobs.outcome(key);
      if (outcome != null) {
        send(waiter, outcome);
      }
    }
  }

  /// Lives as long as the job: waits for a slot, for the work, or for the deadline.
  private void supervise(String key, Job job) {
    long deadline = System.nanoTime() + timeout(job.request().timeoutMs()).toNanos();
    try {
      if (slots.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        try {
          work(job, deadline);
        } finally {
          slots.release();
        }
      } else {
        deliver(job, job.settle(timedOut()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      finish(key, job);
    }
  }

  private void work(Job job, long deadline) throws InterruptedException {
    var invocation = new Invocation(job.request().id(), deadline, chunk -> progress(job, chunk));
    Thread worker =
        Thread.ofVirtual()
            .name("command-" + job.spec().wireName())
            .unstarted(() -> deliver(job, job.settle(runner.run(job, invocation))));
    if (job.workOn(worker)
        && !worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
      deliver(job, job.settle(timedOut()));
      job.stop();
      worker.join();
    }
  }

  private void finish(String key, Job job) {
    lock.lock();
    try {
      Outcome outcome = job.outcome();
      jobs.finished(key, job, outcome == null ? timedOut() : outcome);
    } finally {
      lock.unlock();
    }
    runWhenIdle();
  }

  private void runWhenIdle() {
    List<Runnable> actions = List.of();
    lock.lock();
    try {
      if (jobs.runningCount() == 0 && answering == 0) {
        actions = List.copyOf(whenIdle);
        whenIdle.clear();
      }
    } finally {
      lock.unlock();
    }
    actions.forEach(Runnable::run);
  }

  private void progress(Job job, String chunk) {
    long seq = job.nextProgress();
    for (Job.Waiter waiter : job.waiting()) {
      waiter.line().progress(new NodeInvokeProgress(waiter.invokeId(), nodeId, seq, chunk));
    }
  }

  private void deliver(Job job, List<Job.Waiter> waiters) {
    Outcome outcome = job.outcome();
    if (outcome != null) {
      waiters.forEach(waiter -> send(waiter, outcome));
    }
  }

  private void refuse(ReplyLine line, NodeInvokeRequest request, String code, String message) {
    send(new Job.Waiter(line, request.id()), new Outcome.Failed(code, message));
  }

  /// Sending waits for the gateway; the thread that took the event must not. Until it is done the
  /// desk is not idle: a connection that is dropped for a good reason must not take answers with
  /// it.
  private void send(Job.Waiter waiter, Outcome outcome) {
    NodeInvokeResult result = outcome.answer(waiter.invokeId(), nodeId);
    count(1);
    Thread.ofVirtual()
        .name("answer")
        .start(
            () -> {
              try {
                waiter.line().result(result);
              } finally {
                count(-1);
                runWhenIdle();
              }
            });
  }

  private void count(int change) {
    lock.lock();
    try {
      answering += change;
    } finally {
      lock.unlock();
    }
  }

  private static Outcome timedOut() {
    return new Outcome.Failed("TIMEOUT", "The command did not end in its time and was stopped.");
  }

  private static Duration timeout(@Nullable Long milliseconds) {
    if (milliseconds == null || milliseconds < 0) {
      return USUAL_TIMEOUT;
    }
    Duration asked = Duration.ofMillis(Math.min(milliseconds, LONGEST_TIMEOUT.toMillis()));
    return asked.isZero() ? LONGEST_TIMEOUT : asked;
  }
}
