CREATE TABLE late(a);
