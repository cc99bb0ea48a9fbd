-- What stays different, each with its reason.
create table k1 (a int primary key, b int, t text, key by_b (b), fulltext index words (t));
-- differs: indexes cannot be made invisible
alter table k1 alter index by_b invisible;
-- differs: the engine names the hidden columns of a full-text index here
select * from information_schema.statistics where table_schema = 'test' and table_name = 'k1' and index_name = 'words';
-- differs: CREATE TABLE … AS SELECT is not supported
create table k2 as select a, b from k1;
-- differs: k2 is there on the engine only
drop table if exists k2, k1;
-- differs: only utf8mb4 and binary are known character sets
create table k3 (a varchar(5) character set latin1 primary key);
-- differs: compression is not kept
create table k4 (a int primary key) compression = 'nosuch';
create table k5 (a int primary key);
create view k6 as select a from k5;
-- differs: the engine prints the query of a view in its normal form
show create view k6;
-- differs: as above
select view_definition from information_schema.views where table_name = 'k6';
drop view k6;
drop table k5;
-- differs: the engine lists the grants on its own databases, too
show grants;
create table k7 (id int primary key);
-- differs: foreign keys that change rows of other tables are refused
create table k8 (id int primary key, pid int, foreign key (pid) references k7 (id) on delete cascade);
-- differs: k8 is there on the engine only
drop table if exists k8;
drop table k7;
create table k9 (a int primary key) row_format = compact;
-- differs: row formats are not kept
show create table k9;
drop table k9;
create table k10 (a int primary key, b int, key by_b (b) block_size 8192);
-- differs: block sizes of indexes are not kept
show create table k10;
alter table k10 block_size = 32768;
-- differs: as above
show create table k10;
drop table k10;
create table k11 (a double primary key) partition by range columns(a) (partition p0 values less than (1e30));
-- differs: bounds of floating-point columns are printed without an exponent
show create table k11;
drop table k11;
create table k12 (a decimal(10, 2) primary key) partition by key(a) partitions 2;
-- differs: DECIMAL is type 50 as in a cluster, 39 on the single-node engine
select part_key_type from oceanbase.__all_virtual_proxy_partition_info where tenant_name = '${tenant}' and table_id = ${table_id k12};
drop table k12;
-- differs: what is out of range as a time of day is zero
select cast('839:00:00' as time), cast('12:99' as time);
create table k13 (a year primary key) partition by range(a) (partition p0 values less than (10));
-- differs: bounds of YEAR and BIT columns are printed as they were written
show create table k13;
drop table k13;
