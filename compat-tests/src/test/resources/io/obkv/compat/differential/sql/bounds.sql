-- Bounds of partitions, defaults, checks and block sizes.
create table d1 (b decimal(10,2) primary key) partition by range columns(b) (partition p0 values less than ('m'), partition p1 values less than ('12.345'), partition p2 values less than (13), partition p3 values less than (maxvalue));
select partition_name, partition_description from information_schema.partitions where table_name = 'd1' order by partition_ordinal_position;
alter table d1 drop partition p3;
alter table d1 add partition (partition p3 values less than ('14.005x'));
select partition_description from information_schema.partitions where table_name = 'd1' and partition_name = 'p3';
create table d2 (b decimal(10,2) primary key) partition by range columns(b) (partition p0 values less than (123456789012));
create table d2 (b decimal(10,2) primary key) partition by range columns(b) (partition p0 values less than ('9'), partition p1 values less than ('10'), partition p2 values less than ('10.001'));
create table d2 (b decimal(10,2) primary key) partition by range columns(b) (partition p0 values less than (date '2020-01-01'));
create table d2 (b decimal(10,2) primary key) partition by list columns(b) (partition p0 values in (1));
create table d2 (b bit(8) primary key) partition by range columns(b) (partition p0 values less than (3));
create table d2 (b int primary key) partition by range(b) (partition p0 values less than (null));
create table d2 (b double primary key) partition by range columns(b) (partition p0 values less than ('m'), partition p1 values less than ('2.50x'), partition p2 values less than ('3'));
select partition_description from information_schema.partitions where table_name = 'd2' order by partition_ordinal_position;
create table l1 (a int primary key) partition by list(a) (partition p0 values in (1, 2));
alter table l1 add partition (partition p9 values less than (99));
create table r1 (a int primary key) partition by range(a) (partition p0 values less than (2));
alter table r1 add partition (partition p9 values in (99));
create table y1 (a int primary key, t year default 'text', e year default '', n year default '99');
select column_name, column_default from information_schema.columns where table_name = 'y1' and column_name <> 'a' order by ordinal_position;
insert into y1 (a) values (1);
insert into y1 (a, t) values (2, 'text');
alter table y1 alter column t set default '1x';
create table t1 (a int primary key, c time default '2024-02-29', m time default '20x');
insert into t1 values (1, '2024-02-29', '12:34:x'), (2, '2024-02-29 10:11:12', '12:x'), (3, '24/02/29', '20240229101112'), (4, default, default), (5, '1 2:3x', '2024-02-29T10:11');
select * from t1 order by a;
create table t2 (a int primary key, c time default '20240229');
create table t2 (a int primary key, c time default 'x');
create table c1 (a int auto_increment primary key, check (a > 0));
create table c1 (a int primary key, b int constraint y check (b > a));
create table c1 (a int auto_increment primary key, b int);
alter table c1 add constraint positive check (a + b > 0);
alter table c1 add column d int constraint above check (d > 1);
alter table c1 modify b int constraint below check (b < 9);
alter table c1 add column e int constraint wrong check (e > d);
insert into c1 (b, d) values (1, 1);
insert into c1 (b, d) values (9, 2);
insert into c1 (b, d) values (8, 2);
create table s1 (a int primary key) block_size = 1023;
create table s1 (a int primary key) block_size = 1048577;
create table sized (a int primary key, b int, key by_b (b)) block_size = 70000;
-- table: sized
create table bb (a int primary key, c1 binary(3) default 1, c2 binary(3) default 0x4100);
select hex(column_default) from information_schema.columns where table_name = 'bb' and column_name <> 'a' order by ordinal_position;
insert into bb (a) values (1);
select hex(c1), hex(c2) from bb;
-- table: bb
create table u1 (a int unsigned primary key) partition by range(a) (partition p0 values less than (10));
create table u4 (a bigint, b bigint unsigned, primary key (a, b)) partition by hash(a) subpartition by range(b + 1) subpartition template (subpartition s0 values less than (10)) partitions 2;
-- table: u1
-- table: u4
drop table if exists d1,d2,l1,r1,y1,t1,t2,c1,s1,sized,bb,u1,u4;
