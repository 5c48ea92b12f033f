package dev.claw.node.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.protocol.command.DeviceInfo;
import dev.claw.protocol.command.NodeCommand;
import dev.claw.protocol.node.NodeError;
import dev.claw.protocol.node.NodeInvokeProgress;
import dev.claw.protocol.node.NodeInvokeRequest;
import dev.claw.protocol.node.NodeInvokeResult;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InvokeDeskTest {
  private static final String NODE = "node-1";

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger ran = new AtomicInteger();
  private final Semaphore begun = new Semaphore(0);
  private final TestingLine line = new TestingLine();

  @Test
  void runsEightAtATimeAndRefusesWhatItCannotQueue() throws Exception {
    var hold = new CountDownLatch(1);
    var desk = desk(holding(hold));
    for (int i = 0; i < InvokeDesk.MOST_OPEN; i++) {
      desk.request(line, request("i" + i, "device.info", "k" + i));
    }
    begun.acquire(InvokeDesk.MOST_RUNNING);

    desk.request(line, request("late", "device.info", "late"));

    NodeInvokeResult refused = line.take();
    assertThat(refused.id()).isEqualTo("late");
    assertThat(code(refused)).isEqualTo("UNAVAILABLE");
    assertThat(ran).hasValue(InvokeDesk.MOST_RUNNING);
    hold.countDown();
    for (int i = 0; i < InvokeDesk.MOST_OPEN; i++) {
      assertThat(line.take().ok()).isTrue();
    }
  }

  @Test
  void forgetsAKeyAfterTenMinutes() throws Exception {
    var desk = desk((command, invocation) -> facts());
    desk.request(line, request("a", "device.info", "key"));
    line.take();
    awaitIdle(desk);
    nanos.addAndGet(Duration.ofMinutes(9).toNanos());
    desk.request(line, request("b", "device.info", "key"));
    line.take();
    assertThat(ran).hasValue(1);

    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    desk.request(line, request("c", "device.info", "key"));

    assertThat(line.take().ok()).isTrue();
    assertThat(ran).hasValue(2);
  }

  @Test
  void whatWasRefusedMayBeTriedAgainWithTheSameKey() throws Exception {
    var refusals = new AtomicInteger(1);
    var desk =
        desk(
            (command, invocation) -> {
              if (refusals.getAndDecrement() > 0) {
                throw new RefusedException("SYSTEM_RUN_DENIED", "not yet");
              }
              return facts();
            });
    desk.request(line, request("a", "device.info", "key"));
    assertThat(code(line.take())).isEqualTo("SYSTEM_RUN_DENIED");
    awaitIdle(desk);

    desk.request(line, request("b", "device.info", "key"));

    assertThat(line.take().ok()).isTrue();
  }

  @Test
  void aForgottenChangeIsNotRepeated() throws Exception {
    var desk = desk((command, invocation) -> new LargeResult("x".repeat(10 << 20)));
    desk.request(line, request("a", "system.notify", "first"));
    assertThat(line.take().ok()).isTrue();
    desk.request(line, request("b", "system.notify", "second"));
    assertThat(line.take().ok()).isTrue();
    awaitIdle(desk);

    desk.request(line, request("c", "system.notify", "first"));

    NodeInvokeResult repeated = line.take();
    assertThat(code(repeated)).isEqualTo("UNAVAILABLE");
    assertThat(ran).hasValue(2);
  }

  @Test
  void aBrokenHandlerIsAnAnswerToo() throws Exception {
    var desk =
        desk(
            (command, invocation) -> {
              throw new IllegalStateException("secret detail");
            });

    desk.request(line, request("a", "device.info", "key"));

    NodeInvokeResult result = line.take();
    assertThat(code(result)).isEqualTo("UNAVAILABLE");
    assertThat(String.valueOf(result.error())).doesNotContain("secret detail");
  }

  @Test
  void callsForAnotherNodeAreRefused() throws Exception {
    var desk = desk((command, invocation) -> facts());

    desk.request(line, new NodeInvokeRequest("a", "node-2", "device.info", null, 1L, "k", null));

    assertThat(code(line.take())).isEqualTo("INVALID_REQUEST");
    assertThat(ran).hasValue(0);
  }

  private record LargeResult(String text) implements NodeCommand.Result {}

  private InvokeDesk desk(CommandHandler handler) {
    return new InvokeDesk(
        NODE,
        (spec, command, invocation) -> {},
        (command, invocation) -> {
          ran.incrementAndGet();
          begun.release();
          return handler.run(command, invocation);
        },
        nanos::get);
  }

  private static CommandHandler holding(CountDownLatch hold) {
    return (command, invocation) -> {
      hold.await();
      return facts();
    };
  }

  private static DeviceInfo.Facts facts() {
    return new DeviceInfo.Facts("n", "m", "s", "v", "a", "b", "l");
  }

  private static NodeInvokeRequest request(String id, String command, String key) {
    String params = command.equals("system.notify") ? "{\"title\":\"t\",\"body\":\"b\"}" : null;
    return new NodeInvokeRequest(id, NODE, command, params, 20_000L, key, null);
  }

  private static void awaitIdle(InvokeDesk desk) throws InterruptedException {
    var idle = new CountDownLatch(1);
    desk.whenIdle(idle::countDown);
    assertThat(idle.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static @Nullable String code(NodeInvokeResult result) {
    NodeError error = result.error();
    return error == null ? null : error.code();
  }

  private static final class TestingLine implements ReplyLine {
    private final BlockingQueue<NodeInvokeResult> results = new LinkedBlockingQueue<>();

    @Override
    public void result(NodeInvokeResult result) {
      results.add(result);
    }

    @Override
    public void progress(NodeInvokeProgress progress) {
      throw new AssertionError("nobody asked for progress");
    }

    NodeInvokeResult take() throws InterruptedException {
      NodeInvokeResult result = results.poll(20, TimeUnit.SECONDS);
      if (result == null) {
        throw new AssertionError("no result came");
      }
      return result;
    }
  }
}
