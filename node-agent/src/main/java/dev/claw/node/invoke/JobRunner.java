package dev.claw.node.invoke;

import dev.claw.os.CapabilityException;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.command.NodeCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one command from its parameters to its outcome: every way it can end becomes a code and a
/// sentence.
final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /// Largest result, in characters of JSON: what fits one frame with its envelope.
  static final int LARGEST_RESULT = (15 << 20) - (64 << 10);

  private final Gate gate;
  private final CommandHandler handler;

  JobRunner(Gate gate, CommandHandler handler) {
    this.gate = gate;
    this.handler = handler;
  }

  Outcome run(Job job, Invocation invocation) {
    try {
      NodeCommand command = job.spec().decode(job.request().paramsJSON());
      gate.admit(job.spec(), command, invocation);
      job.markStarted(true);
      return done(handler.run(command, invocation));
    } catch (IllegalArgumentException e) {
      return new Outcome.Failed("INVALID_REQUEST", String.valueOf(e.getMessage()));
    } catch (RefusedException e) {
      job.markStarted(false);
      return new Outcome.Failed(e.code(), e.reason());
    } catch (CapabilityException e) {
      return new Outcome.Failed(e.code().name(), e.reason());
    } catch (InterruptedException e) {
      return new Outcome.Failed("ABORTED", "The call was cancelled.");
    } catch (RuntimeException e) {
      LOG.error("{} failed", job.spec().wireName(), e);
      return new Outcome.Failed(
          "UNAVAILABLE", "The node failed while it ran this; its log says more.");
    }
  }

  private static Outcome done(NodeCommand.Result result) {
    String json = result instanceof NodeCommand.Nothing ? "{}" : FrameCodec.json(result);
    if (json.length() > LARGEST_RESULT) {
      return new Outcome.Failed(
          "PAYLOAD_TOO_LARGE",
          "The result has "
              + json.length()
              + " bytes, more than fits one message; ask for a smaller width, a shorter time or"
              + " jpeg.");
    }
    return new Outcome.Done(json);
  }
}
