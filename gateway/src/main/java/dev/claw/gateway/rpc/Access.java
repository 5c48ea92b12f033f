package dev.claw.gateway.rpc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Role;
import dev.claw.protocol.WireError;
import java.util.List;

/// Who may call a method. A method cannot be made without one.
public sealed interface Access {

  /// Every connected client.
  record Everyone() implements Access {}

  /// Operators who hold the scope.
  record Operator(Scope scope) implements Access {}

  /// Nodes, for their own affairs.
  record Node() implements Access {}

  /// Open to every connected client.
  static Access everyone() {
    return new Everyone();
  }

  /// Open to nodes only.
  static Access node() {
    return new Node();
  }

  /// Open to operators with this scope.
  static Access operator(Scope scope) {
    return new Operator(scope);
  }

  /// Refuses a caller this rule does not admit.
  default void check(Caller caller) {
    switch (this) {
      case Everyone _ -> {}
      case Node _ -> requireRole(caller, Role.NODE);
      case Operator operator -> {
        requireRole(caller, Role.OPERATOR);
        requireScope(caller, operator.scope());
      }
    }
  }

  /// Refuses a caller without the scope; for requirements that depend on the parameters.
  static void requireScope(Caller caller, Scope scope) {
    if (caller.scopes().satisfies(scope)) {
      return;
    }
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("code", "MISSING_SCOPE").put("missingScope", scope.wireName());
    List.of(scope.wireName()).forEach(details.putArray("requiredScopes")::add);
    throw new RpcException(
        WireError.of(ErrorCode.FORBIDDEN, "missing scope: " + scope.wireName())
            .withDetails(details));
  }

  private static void requireRole(Caller caller, Role role) {
    if (caller.role() != role) {
      throw new RpcException.WrongRole(caller.role());
    }
  }
}
