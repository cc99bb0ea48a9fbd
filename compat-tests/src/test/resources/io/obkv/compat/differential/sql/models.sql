create tablegroup hg sharding = 'ADAPTIVE';
create tablegroup hg;
create tablegroup if not exists hg;
create table `hg$f1` (K varbinary(1024), Q varbinary(256), T bigint, V varbinary(1048576), primary key (K, Q, T)) tablegroup = hg kv_attributes = '{"Hbase": {"TimeToLive": 3600, "MaxVersions": 3}}' partition by key(K) partitions 3;
-- table: hg$f1
create table `hg$f2` (K varbinary(1024), Q varbinary(256), T bigint, V longblob, primary key (K, Q, T)) tablegroup = hg kv_attributes = '{"Hbase": {}}' partition by key(K) partitions 4;
create table `hg$f3` (K varbinary(1024), Q varbinary(256), T bigint, V longblob, primary key (K, Q, T)) tablegroup = hg kv_attributes = '{"Hbase": {}}' partition by key(K) partitions 3;
-- table: hg$f3
show create tablegroup hg;
show tablegroups where tablegroup_name = 'hg';
select * from oceanbase.dba_ob_tablegroup_tables where tablegroup_name = 'hg' order by table_name;
select tablegroup_name, sharding from oceanbase.dba_ob_tablegroups where tablegroup_name = 'hg';
drop tablegroup hg;
alter tablegroup hg sharding = 'NONE';
alter table `hg$f1` drop tablegroup;
alter table `hg$f1` tablegroup = hg;
drop table `hg$f1`, `hg$f3`;
drop tablegroup hg;
drop tablegroup hg;
drop tablegroup if exists hg;
create tablegroup hx sharding = 'xyz';
create table redis_set (db bigint, rkey varbinary(16384), expire_ts timestamp(6) default null, insert_ts timestamp(6) default null, vk varbinary(16384) as (substr(rkey, 9, conv(substr(rkey, 1, 8), 16, 10))), primary key (db, rkey)) kv_attributes = '{"Redis": {"isTTL": true, "model": "set"}}' partition by key(db, vk) partitions 3;
-- table: redis_set
drop table redis_set;
create table expiring (a int primary key, made timestamp(6) default current_timestamp(6), gone datetime) ttl (made + interval 10 minute, gone + interval 2 year);
-- table: expiring
drop table expiring;
