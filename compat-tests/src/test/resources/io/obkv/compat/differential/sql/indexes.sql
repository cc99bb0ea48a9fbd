create table ix (a int, b varchar(30), c bigint, d datetime, primary key (a), key (b), index by_c (c) local, unique key once (a, c) local comment 'twice', index wide (b, c, d) global);
-- table: ix
create index later on ix (d);
create unique index later on ix (c);
create index if not exists later on ix (c);
create unique index only_d on ix (d) local;
create index nothing on ix (nosuch);
-- table: ix
drop index later on ix;
drop index later on ix;
alter table ix add index more (c desc);
alter table ix add unique (b);
alter table ix drop key once;
alter table ix rename index more to other;
-- table: ix
drop table ix;
create table ig (a int primary key, b int, c varchar(10), index gb (b) global partition by hash(b) partitions 3, unique key gu (c) global) partition by key(a) partitions 2;
-- table: ig
drop table ig;
create table ft (a int primary key, t text, fulltext index words (t));
show create table ft;
show index from ft;
drop table ft;
create table st (a int primary key, b int, c int, key covering (b) storing (c));
-- table: st
drop table st;
