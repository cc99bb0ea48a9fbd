create table ch (a bigint primary key, b int, c varchar(10));
alter table ch add column d datetime default current_timestamp after a;
alter table ch add e int not null;
alter table ch add (f int, g varchar(3) default 'x');
alter table ch add column first_one int first;
-- table: ch
alter table ch modify b bigint;
alter table ch modify c varchar(4);
alter table ch modify column c varchar(200) not null default 'c';
alter table ch change e e2 int comment 'renamed';
alter table ch rename column f to f2;
alter table ch drop column g;
alter table ch drop g;
alter table ch alter column b set default 12;
alter table ch alter b drop default;
-- table: ch
alter table ch add column a int;
alter table ch drop column a;
alter table ch modify nosuch int;
alter table ch change nosuch x int;
alter table ch rename column b to c;
alter table ch add primary key (b);
alter table ch drop primary key;
-- table: ch
alter table ch add primary key (b, a);
alter table ch add constraint ck check (b > 1);
alter table ch drop constraint ck;
alter table ch drop constraint ck;
alter table ch comment 'new words';
alter table ch auto_increment = 9;
alter table ch convert to character set utf8mb4 collate utf8mb4_bin;
alter table ch charset = utf8mb4;
-- table: ch
alter table ch rename to ch2;
rename table ch2 to ch3;
rename table ch3 to ch4, ch4 to ch5;
-- table: ch5
alter table ch5 kv_attributes = '{"Hbase": {"MaxVersions": 2}}';
alter table ch5 kv_attributes = '';
alter table ch5 ttl (d + interval 3 month);
-- table: ch5
alter table ch5 remove ttl;
truncate table ch5;
alter table ch5 add column h int as (b + 1) stored;
alter table ch5 drop column h;
alter table ch5 modify b varchar(20);
alter table ch5;
-- table: ch5
drop table ch5;
