package dev.claw.protocol.catalogue;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.agent.AgentAccepted;
import dev.claw.protocol.agent.AgentEvent;
import dev.claw.protocol.agent.AgentIdentity;
import dev.claw.protocol.agent.AgentIdentityParams;
import dev.claw.protocol.agent.AgentParams;
import dev.claw.protocol.agent.AgentWaitParams;
import dev.claw.protocol.agent.AgentWaitResult;
import dev.claw.protocol.agent.AgentsListResult;
import dev.claw.protocol.approval.ExecApprovalId;
import dev.claw.protocol.approval.ExecApprovalOutcome;
import dev.claw.protocol.approval.ExecApprovalPending;
import dev.claw.protocol.approval.ExecApprovalRequest;
import dev.claw.protocol.approval.ExecApprovalResolve;
import dev.claw.protocol.approval.ExecApprovalResolved;
import dev.claw.protocol.approval.ExecApprovalView;
import dev.claw.protocol.approval.ExecApprovalsSet;
import dev.claw.protocol.approval.ExecApprovalsSnapshot;
import dev.claw.protocol.chat.ChatAbortParams;
import dev.claw.protocol.chat.ChatEvent;
import dev.claw.protocol.chat.ChatHistory;
import dev.claw.protocol.chat.ChatHistoryParams;
import dev.claw.protocol.chat.ChatMetadata;
import dev.claw.protocol.chat.ChatMetadataParams;
import dev.claw.protocol.chat.ChatSendParams;
import dev.claw.protocol.chat.ChatSendResult;
import dev.claw.protocol.chat.ChatStartupParams;
import dev.claw.protocol.chat.CommandsListParams;
import dev.claw.protocol.chat.CommandsListResult;
import dev.claw.protocol.chat.SessionMessage;
import dev.claw.protocol.config.ConfigSchema;
import dev.claw.protocol.config.ConfigSnapshot;
import dev.claw.protocol.connect.ConnectChallenge;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.connect.PresenceEntry;
import dev.claw.protocol.health.GatewayIdentity;
import dev.claw.protocol.health.Health;
import dev.claw.protocol.health.HealthParams;
import dev.claw.protocol.health.Heartbeat;
import dev.claw.protocol.health.LogsTailParams;
import dev.claw.protocol.health.LogsTailResult;
import dev.claw.protocol.health.PresencePublished;
import dev.claw.protocol.health.Shutdown;
import dev.claw.protocol.health.Status;
import dev.claw.protocol.health.StatusParams;
import dev.claw.protocol.health.SystemInfo;
import dev.claw.protocol.health.Tick;
import dev.claw.protocol.models.ModelsListParams;
import dev.claw.protocol.models.ModelsListResult;
import dev.claw.protocol.pairing.DevicePairApproved;
import dev.claw.protocol.pairing.DevicePairList;
import dev.claw.protocol.pairing.DevicePairRejected;
import dev.claw.protocol.pairing.DevicePairResolved;
import dev.claw.protocol.pairing.DeviceRef;
import dev.claw.protocol.pairing.DeviceRename;
import dev.claw.protocol.pairing.DeviceTokenRevoke;
import dev.claw.protocol.pairing.DeviceTokenRevoked;
import dev.claw.protocol.pairing.DeviceTokenRotate;
import dev.claw.protocol.pairing.DeviceTokenRotated;
import dev.claw.protocol.pairing.NodePairApproved;
import dev.claw.protocol.pairing.NodePairList;
import dev.claw.protocol.pairing.NodePairRejected;
import dev.claw.protocol.pairing.NodePairResolved;
import dev.claw.protocol.pairing.NodeRef;
import dev.claw.protocol.pairing.NodeRename;
import dev.claw.protocol.pairing.PairRequestId;
import dev.claw.protocol.pairing.PendingDevice;
import dev.claw.protocol.pairing.PendingNode;
import dev.claw.protocol.pairing.SetupCodeParams;
import dev.claw.protocol.pairing.SetupCodeResult;
import dev.claw.protocol.pairing.SetupStatus;
import dev.claw.protocol.roster.HostStats;
import dev.claw.protocol.roster.NodeDescribe;
import dev.claw.protocol.roster.NodeInvokeParams;
import dev.claw.protocol.roster.NodeInvokeReply;
import dev.claw.protocol.roster.NodeListResult;
import dev.claw.protocol.roster.NodePresence;
import dev.claw.protocol.session.SessionDescribeParams;
import dev.claw.protocol.session.SessionDescribed;
import dev.claw.protocol.session.SessionEntryResult;
import dev.claw.protocol.session.SessionMessagesSubscribe;
import dev.claw.protocol.session.SessionPatchParams;
import dev.claw.protocol.session.SessionResetParams;
import dev.claw.protocol.session.SessionsChanged;
import dev.claw.protocol.session.SessionsListParams;
import dev.claw.protocol.session.SessionsListResult;
import dev.claw.protocol.session.SessionsSubscribed;
import dev.claw.protocol.talk.TalkConfigParams;
import dev.claw.protocol.talk.TalkConfigResult;
import dev.claw.protocol.voicewake.VoiceWakeRouting;
import dev.claw.protocol.voicewake.VoiceWakeTriggers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which record belongs to which method and event on the operator's side of the protocol. The
/// registry for whoever routes, tests or documents them.
public final class WireCatalogue {
  private static final Map<String, Shape> METHODS = new LinkedHashMap<>();
  private static final Map<String, Class<?>> EVENTS = new LinkedHashMap<>();

  static {
    gatewayMethods();
    pairingMethods();
    nodeMethods();
    chatMethods();
    sessionMethods();
    approvalMethods();
    gatewayEvents();
    chatEvents();
  }

  private WireCatalogue() {}

  /// The records of one method.
  ///
  /// @param params closed: an unknown property is an error
  /// @param result open; a list type where the result is an array
  public record Shape(Class<?> params, JavaType result) {}

  /// The methods by name.
  public static Map<String, Shape> methods() {
    return Collections.unmodifiableMap(METHODS);
  }

  /// The payload records of the events by name.
  public static Map<String, Class<?>> events() {
    return Collections.unmodifiableMap(EVENTS);
  }

  /// The records of a method, where it has some.
  public static Optional<Shape> method(String name) {
    return Optional.ofNullable(METHODS.get(name));
  }

  private static void gatewayMethods() {
    method("connect", ConnectParams.class, HelloOk.class);
    method("health", HealthParams.class, Health.class);
    method("status", StatusParams.class, Status.class);
    methodWithList("system-presence", NoParams.class, PresenceEntry.class);
    method("system.info", NoParams.class, SystemInfo.class);
    method("gateway.identity.get", NoParams.class, GatewayIdentity.class);
    method("last-heartbeat", NoParams.class, Heartbeat.class);
    method("logs.tail", LogsTailParams.class, LogsTailResult.class);
    method("config.get", NoParams.class, ConfigSnapshot.class);
    method("config.schema", NoParams.class, ConfigSchema.class);
    method("models.list", ModelsListParams.class, ModelsListResult.class);
    method("talk.config", TalkConfigParams.class, TalkConfigResult.class);
    method("voicewake.get", NoParams.class, VoiceWakeTriggers.class);
    method("voicewake.set", VoiceWakeTriggers.class, VoiceWakeTriggers.class);
    method("voicewake.routing.get", NoParams.class, VoiceWakeRouting.class);
  }

  private static void pairingMethods() {
    method("device.pair.list", NoParams.class, DevicePairList.class);
    method("device.pair.approve", PairRequestId.class, DevicePairApproved.class);
    method("device.pair.reject", PairRequestId.class, DevicePairRejected.class);
    method("device.pair.remove", DeviceRef.class, DeviceRef.class);
    method("device.pair.rename", DeviceRename.class, DeviceRename.class);
    method("device.pair.setupCode", SetupCodeParams.class, SetupCodeResult.class);
    method("device.pair.setupStatus", SetupStatus.Params.class, SetupStatus.class);
    method("device.token.rotate", DeviceTokenRotate.class, DeviceTokenRotated.class);
    method("device.token.revoke", DeviceTokenRevoke.class, DeviceTokenRevoked.class);
    method("node.pair.list", NoParams.class, NodePairList.class);
    method("node.pair.approve", PairRequestId.class, NodePairApproved.class);
    method("node.pair.reject", PairRequestId.class, NodePairRejected.class);
    method("node.pair.remove", NodeRef.class, NodeRef.class);
    method("node.rename", NodeRename.class, NodeRename.class);
  }

  private static void nodeMethods() {
    method("node.list", NoParams.class, NodeListResult.class);
    method("node.describe", NodeRef.class, NodeDescribe.class);
    method("node.invoke", NodeInvokeParams.class, NodeInvokeReply.class);
  }

  private static void chatMethods() {
    method("chat.history", ChatHistoryParams.class, ChatHistory.class);
    method("chat.startup", ChatStartupParams.class, ChatHistory.class);
    method("chat.metadata", ChatMetadataParams.class, ChatMetadata.class);
    method("chat.send", ChatSendParams.class, ChatSendResult.class);
    method("chat.abort", ChatAbortParams.class, ChatAbortParams.Done.class);
    method("commands.list", CommandsListParams.class, CommandsListResult.class);
    method("agent", AgentParams.class, AgentAccepted.class);
    method("agent.wait", AgentWaitParams.class, AgentWaitResult.class);
    method("agent.identity.get", AgentIdentityParams.class, AgentIdentity.class);
    method("agents.list", NoParams.class, AgentsListResult.class);
  }

  private static void sessionMethods() {
    method("sessions.list", SessionsListParams.class, SessionsListResult.class);
    method("sessions.subscribe", SessionsListParams.class, SessionsSubscribed.class);
    method("sessions.describe", SessionDescribeParams.class, SessionDescribed.class);
    method("sessions.patch", SessionPatchParams.class, SessionEntryResult.class);
    method("sessions.reset", SessionResetParams.class, SessionEntryResult.class);
    method(
        "sessions.messages.subscribe",
        SessionMessagesSubscribe.class,
        SessionMessagesSubscribe.Done.class);
    method(
        "sessions.messages.unsubscribe",
        SessionMessagesSubscribe.class,
        SessionMessagesSubscribe.Done.class);
  }

  private static void approvalMethods() {
    method("exec.approval.request", ExecApprovalRequest.class, ExecApprovalOutcome.class);
    method("exec.approval.waitDecision", ExecApprovalId.class, ExecApprovalOutcome.class);
    method("exec.approval.get", ExecApprovalId.class, ExecApprovalView.class);
    methodWithList("exec.approval.list", NoParams.class, ExecApprovalPending.class);
    method("exec.approval.resolve", ExecApprovalResolve.class, ExecApprovalResolve.Done.class);
    method("exec.approvals.get", NoParams.class, ExecApprovalsSnapshot.class);
    method("exec.approvals.set", ExecApprovalsSet.class, ExecApprovalsSnapshot.class);
    method("exec.approvals.node.get", NodeRef.class, ExecApprovalsSnapshot.class);
    method("exec.approvals.node.set", ExecApprovalsSet.OnNode.class, ExecApprovalsSnapshot.class);
  }

  private static void gatewayEvents() {
    EVENTS.put(ConnectChallenge.EVENT, ConnectChallenge.class);
    EVENTS.put(Tick.EVENT, Tick.class);
    EVENTS.put(Health.EVENT, Health.class);
    EVENTS.put(Heartbeat.EVENT, Heartbeat.class);
    EVENTS.put(PresencePublished.EVENT, PresencePublished.class);
    EVENTS.put(Shutdown.EVENT, Shutdown.class);
    EVENTS.put(HostStats.Published.EVENT, HostStats.Published.class);
    EVENTS.put(NodePresence.EVENT, NodePresence.class);
    EVENTS.put(VoiceWakeTriggers.EVENT, VoiceWakeTriggers.class);
    EVENTS.put(VoiceWakeRouting.EVENT, VoiceWakeRouting.class);
    EVENTS.put(PendingDevice.EVENT, PendingDevice.class);
    EVENTS.put(DevicePairResolved.EVENT, DevicePairResolved.class);
    EVENTS.put(SetupStatus.Completion.EVENT, SetupStatus.Completion.class);
    EVENTS.put(PendingNode.EVENT, PendingNode.class);
    EVENTS.put(NodePairResolved.EVENT, NodePairResolved.class);
  }

  private static void chatEvents() {
    EVENTS.put(ChatEvent.EVENT, ChatEvent.class);
    EVENTS.put(AgentEvent.EVENT, AgentEvent.class);
    EVENTS.put(SessionMessage.EVENT, SessionMessage.class);
    EVENTS.put(SessionsChanged.EVENT, SessionsChanged.class);
    EVENTS.put(ExecApprovalPending.EVENT, ExecApprovalPending.class);
    EVENTS.put(ExecApprovalResolved.EVENT, ExecApprovalResolved.class);
  }

  private static void method(String name, Class<?> params, Class<?> result) {
    METHODS.put(name, new Shape(params, TypeFactory.defaultInstance().constructType(result)));
  }

  private static void methodWithList(String name, Class<?> params, Class<?> element) {
    METHODS.put(
        name,
        new Shape(
            params, TypeFactory.defaultInstance().constructCollectionType(List.class, element)));
  }
}
