package dev.claw.gateway.intent;

/// Carries out an intent.
@FunctionalInterface
interface IntentAction {
  Reply run(IntentCall call) throws IntentFailure, Refused, InterruptedException;
}
