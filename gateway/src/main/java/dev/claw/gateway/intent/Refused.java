package dev.claw.gateway.intent;

/// Ends an action with one of the texts that all intents share.
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Reply reply;

  Refused(Reply reply) {
    super(reply.key());
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}
