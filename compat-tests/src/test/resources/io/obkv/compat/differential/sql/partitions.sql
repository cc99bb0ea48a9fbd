create table p1 (a bigint, b varchar(20), primary key (a, b)) partition by hash(a) partitions 3;
-- table: p1
create table p2 (a bigint, b varchar(20), primary key (a, b)) partition by key(b, a) partitions 2;
-- table: p2
create table p3 (a bigint, b varchar(20), primary key (a, b)) partition by key() partitions 2;
-- table: p3
create table p4 (a bigint primary key) partition by range(a) (partition low values less than (-5), partition mid values less than (100), partition high values less than maxvalue);
-- table: p4
create table p5 (a bigint, d datetime(3), primary key (a, d)) partition by range columns(d, a) (partition x values less than ('2020-01-01', 5), partition y values less than (maxvalue, maxvalue));
-- table: p5
create table p6 (a int primary key) partition by list(a) (partition odd values in (1, 3, 5), partition even values in (2, 4), partition rest values in (default));
-- table: p6
create table p7 (a int, b varchar(9), primary key (a, b)) partition by list columns(a, b) (partition one values in ((1, 'x'), (2, 'y')), partition two values in ((3, 'z')));
-- table: p7
create table p8 (a bigint, b varchar(20), primary key (a, b)) partition by range columns(a) subpartition by key(b) subpartitions 3 (partition p0 values less than (10), partition p1 values less than (maxvalue));
-- table: p8
create table p9 (a bigint, b varchar(20), primary key (a, b)) partition by key(b) subpartition by range columns(a) subpartition template (subpartition s0 values less than (10), subpartition s1 values less than (maxvalue)) partitions 2;
-- table: p9
create table p10 (a bigint, b bigint, primary key (a, b)) partition by range(a) subpartition by hash(b) (partition p0 values less than (10) (subpartition u, subpartition v), partition p1 values less than (20) (subpartition w));
-- table: p10
create table p11 (k varbinary(100), t bigint, p varbinary(100) as (substr(k, 1, 2)), g bigint as (-t), primary key (k, t)) partition by key(p) partitions 2;
-- table: p11
create table p12 (d date primary key) partition by range(to_days(d)) (partition p0 values less than (738000), partition p1 values less than maxvalue);
-- table: p12
create table p13 (a bigint primary key) partition by hash(a + 1) partitions 2;
-- table: p13
create table p14 (a bigint primary key) partition by key(a);
-- table: p14
alter table p4 add partition (partition more values less than (500));
alter table p4 drop partition high;
alter table p4 add partition (partition more values less than (500));
alter table p4 add partition (partition more values less than (600));
alter table p4 add partition (partition less values less than (50));
alter table p4 truncate partition mid;
alter table p4 drop partition nosuch;
alter table p4 truncate partition nosuch;
alter table p4 drop partition low, mid, more;
-- table: p4
alter table p1 drop partition p0;
alter table p1 add partition partitions 2;
alter table p1 truncate partition p1;
alter table p6 drop partition rest;
alter table p6 add partition (partition six values in (6, 7));
alter table p6 add partition (partition seven values in (7));
-- table: p6
alter table p1 partition by key(a) partitions 4;
-- table: p1
alter table p1 drop column b;
alter table p8 truncate subpartition p0sp1;
alter table p8 add partition (partition p2 values less than (99));
-- table: p8
insert into p6 values (99);
insert into p7 values (9, 'q');
select count(*) from p8 partition (p0);
select count(*) from p8 partition (nosuch);
drop table p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14;
