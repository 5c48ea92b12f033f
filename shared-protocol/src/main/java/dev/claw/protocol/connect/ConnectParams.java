package dev.claw.protocol.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import dev.claw.protocol.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of `connect`, the first request on every socket. A closed object.
///
/// @param caps a node's capabilities, or an operator's client capabilities
/// @param commands what a node offers to run
/// @param permissions a node's operating system permissions
public record ConnectParams(
    int minProtocol,
    int maxProtocol,
    ClientInfo client,
    @Nullable Role role,
    @Nullable List<String> scopes,
    @Nullable List<String> caps,
    @Nullable List<String> commands,
    @Nullable Map<String, Boolean> permissions,
    @Nullable String pathEnv,
    @Nullable JsonNode computerUse,
    @Nullable DeviceClaim device,
    @Nullable ConnectAuth auth,
    @Nullable String locale,
    @Nullable String userAgent,
    @Nullable JsonNode modelCatalog,
    @Nullable JsonNode workerRuns) {

  /// Most commands or capabilities one node may declare.
  public static final int MAX_DECLARED = 512;

  public ConnectParams {
    Require.between(minProtocol, "minProtocol", 1, 1000);
    Require.between(maxProtocol, "maxProtocol", 1, 1000);
    Require.present(client, "client");
    scopes = Require.list(scopes, "scopes", 64);
    caps = Require.list(caps, "caps", MAX_DECLARED);
    commands = Require.list(commands, "commands", MAX_DECLARED);
    permissions = permissions == null ? null : Map.copyOf(permissions);
    Require.atMost(pathEnv, "pathEnv", 32_768);
    Require.atMost(locale, "locale", 64);
    Require.atMost(userAgent, "userAgent", 512);
    auth = auth == null ? ConnectAuth.NONE : auth;
  }

  /// A connection of this program for a role.
  public static ConnectParams of(ClientInfo client, Role role, List<String> scopes) {
    return new ConnectParams(
        4, 4, client, role, scopes, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  @Override
  public List<String> scopes() {
    return scopes == null ? List.of() : scopes;
  }

  @Override
  public List<String> caps() {
    return caps == null ? List.of() : caps;
  }

  @Override
  public List<String> commands() {
    return commands == null ? List.of() : commands;
  }

  @Override
  public ConnectAuth auth() {
    return auth == null ? ConnectAuth.NONE : auth;
  }

  /// The role asked for; operator where none is named.
  public Role roleOrDefault() {
    return role == null ? Role.OPERATOR : role;
  }

  /// The same connection with secrets.
  public ConnectParams withAuth(ConnectAuth newAuth) {
    return new ConnectParams(
        minProtocol,
        maxProtocol,
        client,
        role,
        scopes,
        caps,
        commands,
        permissions,
        pathEnv,
        computerUse,
        device,
        newAuth,
        locale,
        userAgent,
        modelCatalog,
        workerRuns);
  }

  /// The same connection with a signed device claim.
  public ConnectParams withDevice(DeviceClaim newDevice) {
    return new ConnectParams(
        minProtocol,
        maxProtocol,
        client,
        role,
        scopes,
        caps,
        commands,
        permissions,
        pathEnv,
        computerUse,
        newDevice,
        auth,
        locale,
        userAgent,
        modelCatalog,
        workerRuns);
  }

  /// The same connection with what a node declares.
  public ConnectParams declaring(
      List<String> newCaps,
      List<String> newCommands,
      @Nullable Map<String, Boolean> newPermissions) {
    return new ConnectParams(
        minProtocol,
        maxProtocol,
        client,
        role,
        scopes,
        newCaps,
        newCommands,
        newPermissions,
        pathEnv,
        computerUse,
        device,
        auth,
        locale,
        userAgent,
        modelCatalog,
        workerRuns);
  }

  /// The same connection with the PATH a node's commands see.
  public ConnectParams withPath(@Nullable String newPathEnv) {
    return new ConnectParams(
        minProtocol,
        maxProtocol,
        client,
        role,
        scopes,
        caps,
        commands,
        permissions,
        newPathEnv,
        computerUse,
        device,
        auth,
        locale,
        userAgent,
        modelCatalog,
        workerRuns);
  }
}
