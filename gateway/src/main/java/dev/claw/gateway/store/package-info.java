/// Durable storage that knows nothing of features: the state directory, files that are replaced
/// whole, append-only record logs, the database, and sealed secrets.
package dev.claw.gateway.store;
