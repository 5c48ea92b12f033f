-- Bodies are JSON; the checksum covers table name, id and body.
create table paired_device (
  id text primary key,
  body text not null,
  checksum text not null
);

create table invitation (
  id text primary key,
  body text not null,
  checksum text not null
);
