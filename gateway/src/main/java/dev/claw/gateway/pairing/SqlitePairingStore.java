package dev.claw.gateway.pairing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.gateway.store.Binder;
import dev.claw.gateway.store.Database;
import dev.claw.gateway.store.RowChecksum;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.identity.DeviceId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pairing in the gateway's database: a row per device and per invitation, its body as JSON beside
/// a checksum. A damaged row grants nothing: it is left out and reported.
final class SqlitePairingStore implements PairingStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqlitePairingStore.class);
  private static final int MAX_ROWS = 100_000;

  private final Database database;

  SqlitePairingStore(Database database) {
    this.database = database;
  }

  @Override
  public List<DeviceRecord> devices() {
    return load("paired_device", DeviceRecord.class);
  }

  @Override
  public List<Invitation> invitations() {
    return load("invitation", Invitation.class);
  }

  @Override
  public void save(DeviceRecord device) {
    store("paired_device", device.id().value(), FrameCodec.json(device));
  }

  @Override
  public void delete(DeviceId device) {
    remove("paired_device", device.value());
  }

  @Override
  public void save(Invitation invitation) {
    store("invitation", invitation.setupId(), FrameCodec.json(invitation));
  }

  @Override
  public void deleteInvitation(String setupId) {
    remove("invitation", setupId);
  }

  private <T> List<T> load(String table, Class<T> type) {
    return database
        .read(
            "select id, body, checksum from " + table + " order by rowid limit " + MAX_ROWS,
            Binder.none(),
            row -> parse(table, type, row.getString(1), row.getString(2), row.getString(3)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static <T> Optional<T> parse(
      String table, Class<T> type, String id, String body, String checksum) {
    if (!RowChecksum.matches(checksum, table, id, body)) {
      LOG.error("row {} of {} is damaged and was left out; pair that device again", id, table);
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.open().readValue(body, type));
    } catch (JsonProcessingException e) {
      LOG.error("row {} of {} cannot be read and was left out; pair that device again", id, table);
      return Optional.empty();
    }
  }

  private void store(String table, String id, String body) {
    database.write(
        "insert into "
            + table
            + " (id, body, checksum) values (?, ?, ?) on conflict (id) do update set"
            + " body = excluded.body, checksum = excluded.checksum",
        Binder.of(id, body, RowChecksum.of(table, id, body)));
  }

  private void remove(String table, String id) {
    database.write("delete from " + table + " where id = ?", Binder.of(id));
  }
}
